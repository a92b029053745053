/**
 * What an address of the explorer can say; the module is written from `story/selection.py`.
 */

export interface Key {
  name: string;
  /** What is meant where the address does not say it; null where that depends on story and reader. */
  standard: string | null;
  /** Whether readers choose it among values: all but story and event. */
  isSetting: boolean;
  /** Whether it says which events are shown. */
  isCondition: boolean;
}

/** In canonical order. */
export const KEYS: readonly Key[];

/** Parameters of Streamlit that change how a page looks: links within an embed keep them. */
export const EMBEDDING: string[];

/** What the address says in a frame of another page. */
export const EMBEDDED: string;
