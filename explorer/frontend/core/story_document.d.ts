/**
 * The story document, and the facts and words that it is made from. `make types` writes this file
 * from `explorer/views`: change those.
 */

/** Records as columns, see `columns.js`. */
export type Columns<Fields> = { [Name in keyof Fields]?: any };

/** All that the panes show, for one language, clock and state of knowledge. */
export interface StoryDocument {
  lang: string;
  direction: string;
  interface_lang: string;
  title: string;
  summary: string;
  dates: string;
  choices: Record<string, Choice[]>;
  strings: Record<string, string | Record<string, string>>;
  language_names: Record<string, string>;
  vocabulary: string[];
  article: ArticleView;
  numbers: NumberWords;
  clocks: ClockWords;
  story: string;
  clock: string;
  asof: string;
  explorer: string;
  calendar: Calendar;
  draft: boolean;
  tracks: TrackView[];
  tags: TagView[];
  eras: EraView[];
  backgrounds: BackgroundFacts[];
  places: Record<string, PlaceView>;
  sources: Record<string, SourceView>;
  notes: Record<string, NoteView>;
  media: Record<string, MediumView>;
  events: EventView[];
  aliases: Record<string, string>;
  days: Day[];
  map: MapView;
  areas: (AreaFacts | null)[];
  area_sizes: string[];
}

/** All that the panes show, but for its words and the clock. */
export interface StoryFacts {
  story: string;
  asof: AsOf;
  part_size: number | null;
  several: boolean;
  explorer: string;
  draft: boolean;
  article: string;
  calendar: Calendar;
  clocks: string[];
  west: number;
  zones: Record<string, ZoneFacts>;
  tracks: string[];
  tags: TagFacts[];
  eras: EraFacts[];
  media: Columns<MediumFacts>;
  backgrounds: BackgroundFacts[];
  places: Columns<PlaceFacts>;
  sources: Columns<SourceFacts>;
  notes: Record<string, string[]>;
  events: Columns<EventFacts>;
  aliases: Record<string, string> | Columns<AliasFacts>;
  journeys: Columns<JourneyFacts>;
  legs: Columns<LegFacts>;
  areas: (AreaFacts | null)[];
}

/** All that the panes show that depends on the language. */
export interface StoryWords {
  lang: string;
  direction: string;
  interface_lang: string;
  title: string;
  summary: string;
  dates: string;
  choices: Record<string, Choice[]>;
  strings: Record<string, string | Record<string, string>>;
  language_names: Record<string, string>;
  vocabulary: string[];
  article: ArticleView;
  numbers: NumberWords;
  clocks: ClockWords;
  tracks: Record<string, string>;
  tags: Record<string, string>;
  eras: Record<string, string>;
  backgrounds: Record<string, string>;
  place_names: (string | null)[] | null;
  places: Record<string, string>;
  sources: Record<string, string>;
  notes: Record<string, NoteWords>;
  media: Record<string, MediumWords>;
  legs: Record<string, string>;
  ways: Record<string, string>;
  areas: string[];
  events: Columns<EventWords>;
}

/** The details of some events in one state of knowledge and one language. */
export interface StoryPart {
  first: number;
  facts: PartFacts;
  words: PartWords;
}

/** The sources of a chunk of events in one state of knowledge. */
export interface StoryClaims {
  sources: Columns<SourceName>;
  counts: number[];
  cited: number[];
}

/** What an event is about. */
export interface EventTags {
  tags: string[];
}

/** A value of a setting; a language is under its own name. */
export interface Choice {
  id: string;
  label: string;
}

/** The article in one language, or in another one with a notice that says so. */
export interface ArticleView {
  lang: string;
  direction: string;
  notice: string | null;
  credit: string;
  local: boolean;
  passages: PassageView[];
  outline: ArticleOutline | null;
}

/** How a language writes numbers. */
export interface NumberWords {
  decimal: string;
  group: string;
  sizes: number[];
  durations: Record<"hour" | "day" | "month" | "year", Record<string, string>>;
}

/** What depends on the language alone; the other words are texts of the interface. */
export interface ClockWords {
  dates: DateWords;
  zones: Record<string, string>;
}

/** A calendar of a story's dates. */
export type Calendar = "gregorian" | "julian";

/** A traveller or a strand of the story. */
export interface TrackView {
  id: string;
  label: string;
}

/** A person, an organisation or a topic. */
export interface TagView {
  id: string;
  label: string;
  kind: TagKind;
}

/** A named stretch of time. */
export interface EraView {
  id: string;
  label: string;
  first: number | null;
  last: number | null;
}

/** A background, but for its words. */
export interface BackgroundFacts {
  id: string;
  name: string;
  kind: BackgroundKind;
  opacity: number;
  min_zoom: number;
  max_zoom: number;
  credits: string[][];
  tiles: TilesFacts | null;
  scan: ScanFacts | null;
  online: OnlineFacts | null;
}

/** A place, in words. */
export interface PlaceView {
  id: string;
  name: string;
  names: NameView[];
  lat: number;
  lon: number;
  accuracy: string | null;
  accuracy_km: number;
  zone: string;
  zone_label: string;
  links: LinkView[];
  note: string | null;
  media: MediumView[];
  coordinate_source: string;
  area: number | null;
}

/** Who says something, and where. */
export interface SourceView {
  id: string;
  publisher: string;
  title: string | null;
  date: string | null;
  url: string | null;
  lang: string | null;
  origin: string | null;
}

/** An editor's note. */
export interface NoteView {
  id: string;
  title: string;
  text: string;
  sources: string[];
}

/** A medium as readers see it. */
export interface MediumView {
  id: string;
  kind: MediaKind;
  digest: string | null;
  copies: string[];
  width: number | null;
  height: number | null;
  seconds: number | null;
  pages: number | null;
  captions: Record<string, string> | null;
  url: string | null;
  host: string | null;
  player: string | null;
  ratio: number | null;
  covered: boolean;
  left: number | null;
  top: number | null;
  credit: string | null;
  licence: string | null;
  source: string | null;
  alt: string | null;
  caption: string | null;
  description: string | null;
  transcript: string | null;
  warning: string | null;
  date: string | null;
}

/** An event: its row of the timeline, and what else the panes need. */
export interface EventView {
  id: string;
  number: number;
  title: string;
  summary: string;
  note: string | null;
  place: string | null;
  stop: number | null;
  status: StatusView;
  draft: string | null;
  claims: ClaimView[];
  day: string;
  time: TimeView;
  other_time: OtherTimeView | null;
  sentence: string;
  gap: GapView;
  to: string | null;
  tracks: string[];
  meeting: string;
  tags: string[];
  about: string[];
  media: MediumView[];
  legs: LegView[];
  map: Look | null;
  zoom: number | null;
  first: number | null;
  last: number | null;
  foresight: Foresight | null;
  extent: Extent;
  area: number | null;
  shown: boolean;
}

/** A day heading and the rows under it. */
export interface Day {
  date: string;
  heading: string;
  events: string[];
}

/** The stops and legs of a story. */
export interface MapView {
  type: "FeatureCollection";
  features: (StopFeature | LegFeature)[];
  bbox?: number[];
  west?: number;
}

/** The outlines of an area, simplified for a map and cut where the flat map begins. */
export interface AreaFacts {
  digits: number;
  polygons: number[][][];
  lines: number[][];
  corners: number[][] | null;
}

/** Whose knowledge is shown. */
export type AsOf = "now" | "publication";

/** The offsets that a zone had at the instants of one story. */
export interface ZoneFacts {
  offsets: number[];
  since: number[];
  solar?: number[];
}

/** A person, an organisation or a topic. */
export interface TagFacts {
  id: string;
  kind: TagKind;
}

/** A named stretch of time. */
export interface EraFacts {
  id: string;
  first: number | null;
  last: number | null;
}

/** A picture, a sound, a film, a document or a part of another site, whatever the language. */
export interface MediumFacts {
  id: string;
  kind: MediaKind;
  digest: string | null;
  copies: string[];
  width: number | null;
  height: number | null;
  seconds: number | null;
  pages: number | null;
  captions: Record<string, string> | null;
  url: string | null;
  host: string | null;
  player: string | null;
  ratio: number | null;
  covered: boolean;
  left: number | null;
  top: number | null;
  credit: string | null;
  licence: string | null;
  source: string | null;
}

/** A place. */
export interface PlaceFacts {
  id: string;
  lat: number;
  lon: number;
  accuracy_km: number;
  zone: string;
  area: number | null;
  names: Record<string, string>;
  zone_label: string;
  geonames: number | null;
  wikidata: string | null;
  coordinate_source: string;
  media: string[];
}

/** Who says something, and where. */
export interface SourceFacts {
  id: string;
  publisher: string;
  title: string | null;
  url: string | null;
  lang: string | null;
  origin: string | null;
}

/** An event as a state of knowledge has it. */
export interface EventFacts {
  id: string;
  at: number | null;
  place: string | null;
  to: string | null;
  tracks: string[];
  meeting: string[];
  tags: string[];
  stop: number | null;
  area: number | null;
  zoom: number | null;
  corners: number[][] | null;
  status: Status;
  foresight: Foresight | null;
  draft: boolean;
  moment: MomentFacts;
  ending: MomentFacts | null;
  media: string[];
  sources: string[];
  says: Says[];
  claims: number[] | null;
  gap: Gap;
}

/** A former id of an event. */
export interface AliasFacts {
  id: string;
  event: number;
}

/** The travel from one stop to another. */
export interface JourneyFacts {
  origin: string;
  destination: string;
  arrives: number;
  tracks: string[];
  leg: number | null;
}

/** What the story says about a journey. */
export interface LegFacts {
  mode: Mode;
  schematic: boolean;
  via: string[];
  distance_km: number | null;
  distance_basis: string | null;
  distance_source: string | null;
  way: WayFacts | null;
}

/** An editor's note. */
export interface NoteWords {
  title: string;
  text: string;
}

/** What is said of it in one language. */
export interface MediumWords {
  alt: string | null;
  caption: string | null;
  description: string | null;
  transcript: string | null;
  warning: string | null;
  date: string | null;
}

/** An event in words, as it is known today. */
export interface EventWords {
  title: string;
  summary: string;
  note: string | null;
  claims: (string | null)[];
}

/** What depends on no language. */
export interface PartFacts {
  media: Columns<MediumFacts>;
  places: Columns<PlaceDetails>;
  sources: Columns<SourceFacts>;
  events: Columns<EventDetails>;
  first_journey: number;
  journeys: Columns<JourneyFacts>;
  legs: Columns<LegFacts>;
}

/** What depends on the language. */
export interface PartWords {
  events: Columns<EventWords>;
  places: Record<string, string>;
  sources: Record<string, string>;
  media: Record<string, MediumWords>;
  legs: Record<string, string>;
  ways: Record<string, string>;
}

/** A source in a list to choose from. */
export interface SourceName {
  id: string;
  publisher: string;
  title: string | null;
}

/** One block of the article. */
export interface PassageView {
  id: string;
  kind: "heading" | "paragraph" | "quote" | "list" | "numbered" | "table" | "footnote" | "figure";
  level: number;
  events: string[];
  places: string[];
  parts: JsonPart[] | null;
  items: JsonPart[][] | null;
  aligns: ("start" | "center" | "end")[] | null;
}

/** What places the passages of a long story's article until they come, in pieces. */
export interface ArticleOutline {
  piece_size: number;
  events: string[] | Columns<Mentions>;
  chars: number[];
}

/** How a language writes dates. */
export interface DateWords {
  patterns: Record<string, string>;
  spans: Record<string, Record<string, string[]>>;
  span: string;
  names: Record<string, string[]>;
  lists: Record<string, ListPatterns>;
}

/** What a tag names. */
export type TagKind = "person" | "organisation" | "topic";

/** How a background is drawn. */
export type BackgroundKind = "streets" | "raster" | "scan" | "online" | "wms";

/** The tiles of an archive. */
export interface TilesFacts {
  address: string;
  min_zoom: number;
  max_zoom: number;
  bounds: number[];
  px: number;
  carried: Record<string, number[][]> | null;
}

/** The scan of a map on the Mercator world. */
export interface ScanFacts {
  copies: ScanCopy[];
  width: number;
  height: number;
  matrix: number[];
}

/** Where an online map is loaded from. */
export interface OnlineFacts {
  address: string;
  subdomains: string[];
  bounds: number[] | null;
  server: string;
  hosts: string[];
  parameters: Record<string, string>;
}

/** A name of a place in one language. */
export interface NameView {
  lang: string;
  name: string;
}

/** A link to somebody else's record of a place. */
export interface LinkView {
  label: string;
  url: string;
}

/** What a medium is. */
export type MediaKind = "image" | "audio" | "video" | "document" | "embed";

/** A status in words, with who it rests on. */
export interface StatusView {
  kind: Status;
  label: string;
  detail: string;
}

/** One source's word on an event. */
export interface ClaimView {
  source: string;
  says: Says;
  label: string;
  note: string | null;
}

/** A time as the timeline shows it. */
export interface TimeView {
  label: string;
  datetime: string | null;
  certainty: Certainty;
  zone: string;
  zone_name: string;
}

/** The same time on a second clock. */
export interface OtherTimeView {
  label: string;
  zone: string;
}

/** The space before a row. */
export interface GapView {
  rem: number;
  label: string | null;
  compressed: boolean;
}

/** The travel that arrives at a step, in words. */
export interface LegView {
  mode: Mode;
  mode_label: string;
  words: string;
  label: string;
  schematic: boolean;
  note: string | null;
  way: string | null;
}

/** Where the map looks at an event. */
export interface Look {
  lat: number;
  lon: number;
  zoom: number;
  corners: number[][] | null;
  description: string;
}

/** How an event compares with what the article announced. */
export type Foresight = "came_true" | "did_not" | "open" | "unforeseen";

/** When an event can have been, in seconds since 1970 on the clock that the reader has chosen. */
export interface Extent {
  at: number | null;
  starts: number | null;
  begun: number | null;
  over: number | null;
  ends: number | null;
  about: boolean;
  ahead: number;
}

/** A place with all its visits. */
export interface StopFeature {
  type: "Feature";
  geometry: StopPoint;
  properties: StopProperties;
}

/** The travel between two places. */
export interface LegFeature {
  type: "Feature";
  geometry: LegLine | LegLines;
  properties: LegProperties;
}

/** How well an event is established. */
export type Status = "reported" | "announced" | "confirmed" | "disputed";

/** A date, perhaps a clock time, and the zone in which both were read off. */
export interface MomentFacts {
  date: DateFacts;
  zone: string;
  certainty: Certainty;
  part?: PartOfDay;
  starts?: number;
  ends?: number;
  near?: number;
}

/** What a source says of an event. */
export type Says = "happened" | "announced" | "disputed";

/** The space before a row, without words. */
export interface Gap {
  rem: number;
  compressed: boolean;
  unit?: "hour" | "day" | "month" | "year";
  count?: number;
  about?: boolean;
}

/** How somebody travelled. */
export type Mode = "rail" | "road" | "air" | "sea" | "foot" | "unknown";

/** The way of a leg. In each list of numbers all but the first are changes from the one before. */
export interface WayFacts {
  km: number;
  planned: boolean;
  lons: number[][];
  lats: number[][];
  elevations: number[] | null;
  pace: number[] | null;
}

/** What else is known of a place. */
export interface PlaceDetails {
  id: string;
  names: Record<string, string>;
  zone_label: string;
  geonames: number | null;
  wikidata: string | null;
  coordinate_source: string;
  media: string[];
}

/** What is shown of an event where readers are. */
export interface EventDetails {
  media: string[];
  sources: string[];
  says: Says[];
  claims: number[] | null;
  gap: Gap;
}

/** A stretch of text with at most one of event, place, note, source or url. */
export interface JsonPart {
  text: string;
  emphasis?: "em" | "strong";
  event?: string;
  place?: string;
  note?: string;
  source?: string;
  url?: string;
  figure?: string;
  footnote?: number;
}

/** The events that passages mention. */
export interface Mentions {
  counts: number;
  events: number;
}

/** How a language lists two or more things, with `{0}` and `{1}` for what is joined. */
export interface ListPatterns {
  two: string;
  start: string;
  middle: string;
  end: string;
}

/** A copy of the scan of a map. */
export interface ScanCopy {
  address: string;
  side: number;
}

/** How well a time is known; the timeline draws each differently. */
export type Certainty = "exact" | "approximate" | "uncertain" | "between" | "before" | "after" | "part" | "day" | "span" | "unknown";

/** Where a stop is. */
export interface StopPoint {
  type: "Point";
  coordinates: number[];
}

/** What is known of a stop, for all visits. */
export interface StopProperties {
  kind: "stop";
  place: string;
  numbers: number[];
  events: string[];
  first: number;
  last: number;
  status: Status;
  status_label: string;
  name: string;
  number_label: string;
  label: string;
  accuracy_km: number | null;
}

/** The line of a leg. */
export interface LegLine {
  type: "LineString";
  coordinates: number[][];
}

/** The line of a leg in pieces, because it crosses the edge of the map. */
export interface LegLines {
  type: "MultiLineString";
  coordinates: number[][][];
}

export interface LegProperties {
  kind: "leg" | "connection";
  from: string;
  to: string;
  arrives: string;
  index: number;
  tracks: string[];
  mode: Mode | null;
  schematic: boolean;
  status: Status;
  label: string;
  way: WayFacts | null;
}

/** A date. Its days are numbered, 1 is 1 January of the year 1 of the Gregorian calendar. */
export interface DateFacts {
  first?: number;
  last?: number;
  units?: ("century" | "decade" | "year" | "season" | "month" | "day")[];
  approximate?: boolean;
  uncertain?: boolean;
  calendar?: Calendar;
  season?: Season;
  members?: "all" | "one";
  parts?: DateFacts[];
}

/** A part of the day, where a source gives no clock time. */
export type PartOfDay = "dawn" | "morning" | "afternoon" | "evening" | "night";

/** A season, wherever on Earth. */
export type Season = "spring" | "summer" | "autumn" | "winter";
