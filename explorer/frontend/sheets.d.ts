/** A style sheet that comes with the module which imports it. */
declare module "*.css" {
  const sheet: CSSStyleSheet;
  export default sheet;
}
