/**
 * The ring around the page that scrolls. Browsers draw it at the first arrow key after a click beside all
 * controls, because the click has put the focus there; who clicks does not look for the focus.
 */

/**
 * Mark the page (class `ex-pointed`, for streamlit.css) from a press of the pointer until Tab moves the focus.
 *
 * @returns {() => void} what stops it
 */
export function followPointer() {
  const { classList } = document.documentElement;
  const pressed = () => classList.add("ex-pointed");
  const typed = ({ key }) => key === "Tab" && classList.remove("ex-pointed");
  document.addEventListener("pointerdown", pressed, true);
  document.addEventListener("keydown", typed, true);
  return () => {
    document.removeEventListener("pointerdown", pressed, true);
    document.removeEventListener("keydown", typed, true);
  };
}
