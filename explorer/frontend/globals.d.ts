/** What the modules add to the page's window, and what they take for granted of the DOM. */

import type * as Leaflet from "leaflet";
import type { State } from "./core/channel.js";
import type { FirstMap } from "./page/first_map.js";
import type { StoryDocument } from "./core/story_document.js";

declare global {
  interface Window {
    /** Leaflet, on the pages that load it as a script. */
    L: typeof Leaflet;
    CustomEvent: typeof CustomEvent;
    AbortSignal: typeof AbortSignal;
    __explorerState?: State | null;
    __explorerDocuments?: Map<string, Promise<StoryDocument>>;
    __explorerFiles?: Map<string, Promise<any>>;
    __explorerPieces?: Record<string, Map<string, Promise<any>>>;
    __explorerShortcuts?: boolean;
    /** Whether sources and place of an event are unfolded. */
    __explorerDetails?: boolean;
    __explorerFirstMap?: FirstMap;
    /** Whether our code opens the page, and therefore starts Streamlit; and what starts it. */
    __explorerOpens?: boolean;
    __explorerStart?: () => void;
  }

  /** Our selectors find elements of HTML; those of SVG are drawn and not looked for. */
  interface ParentNode {
    querySelector<Found extends Element = HTMLElement>(selectors: string): Found | null;
    querySelectorAll<Found extends Element = HTMLElement>(selectors: string): NodeListOf<Found>;
  }
  interface Element {
    closest<Found extends Element = HTMLElement>(selectors: string): Found | null;
  }
}
