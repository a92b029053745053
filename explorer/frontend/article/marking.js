/**
 * The marks of what the text says about the current event, and what of it is brought into view.
 */

export function mark(elements, name) {
  for (const element of elements) {
    element.classList.add(name);
    if (name === "ex-current") element.setAttribute("aria-current", "true");
  }
  return elements;
}

export function unmark(elements) {
  for (const element of elements) {
    element.classList.remove("ex-current", "ex-here");
    element.removeAttribute("aria-current");
  }
}

/**
 * What to bring into view: a passage about the event that is already there whole, else its first
 * passage if that fits, else its first mention.
 */
export function target(scroller, about, named) {
  const view = scroller.getBoundingClientRect();
  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= view.top && bottom <= view.bottom;
  };
  const [passage] = about;
  const fits = passage?.offsetHeight < view.height;
  return about.find(isSeen) ?? (fits ? passage : (named.find(isSeen) ?? named[0] ?? passage));
}
