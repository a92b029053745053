/**
 * What a button unfolds beside it: the menu and the settings. It folds again on Escape, on a press beside it, and when
 * another part of the page gets the focus by a press.
 */

const OPEN = "ex-unfolded";

/**
 * Let `toggles`, of which one is shown at a time, unfold `element`, in which they are.
 *
 * @param {HTMLElement} element
 * @param {HTMLElement[]} toggles
 * @returns {{fold: () => void, remove: () => void}} `fold` folds it and gives the focus to the toggle
 */
export function unfolding(element, toggles) {
  const isOpen = () => element.classList.contains(OPEN);
  const set = (willBeOpen) => {
    element.classList.toggle(OPEN, willBeOpen);
    for (const toggle of toggles) toggle.setAttribute("aria-expanded", String(willBeOpen));
  };
  const fold = () => {
    if (!isOpen()) return;
    set(false);
    toggles.find((toggle) => toggle.checkVisibility())?.focus();
  };
  const onKey = (press) => {
    if (!isOpen()) return;
    press.stopPropagation(); // keys do not step here
    if (press.key === "Escape") fold();
  };
  const onPress = ({ target }) => !element.contains(target) && set(false);
  const onBlur = () => document.activeElement?.tagName === "IFRAME" && set(false); // a press on the map

  set(false);
  for (const toggle of toggles) toggle.addEventListener("click", () => set(!isOpen()));
  element.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onPress);
  window.addEventListener("blur", onBlur);
  return {
    fold,
    remove() {
      document.removeEventListener("pointerdown", onPress);
      window.removeEventListener("blur", onBlur);
    },
  };
}
