// The shapes that cross between the page and Go. They repeat the Go structs of
// the package selectors and of automation; a Go test compares the names.

declare interface AFLabel { text: string; from: string }
/** The nearest text before a box, where it stands, and the box met first. */
declare interface AFBefore { text: string; node: Node | null; box: Element | null }
/** What a heading speaks for. */
declare interface AFReach { contains(el: Element): boolean; root: Node }
declare interface AFText { text: string; kind: string; node: Element }
/** Text nodes of the page, and what each says without the spaces around it. */
declare interface AFTextNodes { nodes: Node[]; said: string[] }
/** Where something is in the view. */
declare interface AFRect { left: number; top: number; right: number; bottom: number; width: number; height: number }
/** A text that may name a box, and where it stands. */
declare interface AFPlaced { text: string; node: Element; box: AFRect }
declare interface AFOption { text: string; value: string; selected?: boolean; disabled?: boolean }
declare interface AFSize { w: number; h: number }
declare interface AFBox extends AFSize { x: number; y: number }

/** What no label may touch: a control, or another label; the badge of a control is one,
 * and the chip of a text. */
declare interface AFHard extends AFBox { badge?: boolean; of?: AFSpot }
/** What stands where chips may: firm is a text of the page, alone one that nothing
 * explains, or a link; of is that text. */
declare interface AFWords extends AFBox { firm?: boolean; alone?: boolean; of?: AFSpot }
/** The view, and how far up and down a person can bring something into it. */
declare interface AFView extends AFSize { top?: number; bottom?: number }
/** Where a label is wanted. most: the part of it that may lie over other texts, with
 * what speaks against a side; covers: that part alone. */
declare interface AFWant { at: AFBox; line: AFBox; sides: string[]; most: number; covers?: number }

declare interface AFControl {
  ref: number; role: string; tag: string; type: string;
  id: string; name: string; class: string; autocomplete: string; inputmode: string;
  pattern: string; placeholder: string; title: string; accept: string; maxlength: number;
  labels: AFLabel[]; section: string[]; unit: string; note: string; error: string; options: AFOption[];
  length: number; checked: boolean; touched: boolean; filled: boolean;
  required: boolean; disabled: boolean; readonly: boolean; shadow: boolean;
  hidden: string; covered: string; box: AFBox;
  group: string; chips: boolean; group_size: number; group_pos: number; form: string;
  shown: number;
}

declare interface AFFrame {
  origin: string; path: string; name: string; document: string; title: string;
  controls: AFControl[]; texts: { text: string; kind: string }[];
  matches: Record<string, number[]>; invalid: string[];
  loading: boolean; cut: boolean; iframes: number; status: number;
}

declare interface AFWrite {
  ref: number; role: string; text: string; option: number; optionText: string; checked: boolean; overwrite: boolean;
  /** The words that named the control when it was planned. */
  labels?: string[];
}
declare interface AFWritten { ref: number; state: string; detail: string; length: number; options?: AFOption[] }

declare interface AFChip { id: number; english: string; note: string; tone: string }
declare interface AFMark { ref: number; state: string; text: string; note?: string; now?: boolean }
declare interface AFPanel {
  title: string; lines: string[]; say: string; buttons: { id: string; text: string; key?: string }[];
  /** The sheet, where in the journey we are, and the accent: "turn", "done", "check", "problem", "busy". */
  css?: string; step?: string; tone?: string;
  /** How the person left the panel on the page before. */
  layout?: AFLayout | null;
}
/** Whether and where the person put the panel, as shares of the free room. */
declare interface AFLayout { moved: boolean; left: number; top: number; folded: boolean }

/** English for one Chinese text; full is false when only a part was known. */
declare interface AFEntry {
  en: string; note?: string; full?: boolean;
  /** How it is read, when it is not known in full. */
  py?: string;
  /** Sizes of its chip with and without the note, in one line, and in two. */
  long?: AFSize; short?: AFSize; wide?: AFSize; two?: AFSize;
}
/** What was looked at: of when that is, and what hides it. y counts from the top of the document. */
declare interface AFSeen { el: Element; x: number; y: number; w: number; h: number; stamp?: number; by?: Element | null }
/** A text, control or value of the page with its place. */
declare interface AFSpot extends AFSeen {
  kind: string; nodes: Text[]; text: string; han: boolean;
  chip: HTMLElement | null; side: string; at?: AFBox; entry?: AFEntry;
  /** A text that came or changed since the page was first read, and what was said of it. */
  fresh?: boolean; said?: string; was?: string; none?: boolean;
  /** In the list of the walk; its element left the page; it was near the view. */
  listed?: boolean; gone?: boolean; near?: boolean;
  /** The bands of the page in which it is. */
  from?: number; to?: number;
}
/** What the panel leaves free: what the person does now, what is said of it, other
 * marks, texts. */
declare interface AFNeeds { must: AFBox[]; advice: AFBox[]; more: AFBox[]; words: AFBox[] }
/** A frame around a control. */
declare interface AFFrameMark {
  members: Element[]; state: string; text: string; frame: HTMLElement; badge: HTMLElement;
  size: AFSize; brief: AFSize; box: AFBox | null; badgeAt: AFBox | null;
  /** Advice, and whether it stays as this is what the person does now. */
  note: string; now: boolean; card: HTMLElement | null; cardSize: AFSize; cardAt: AFBox | null;
}

/** A list the page drew for a box, from opening it to the choice; x and y are where the page stood. */
declare interface AFOpenList {
  el: Element; before: Set<Element>; scroll: Element | null; seen: Map<string, number>; x: number; y: number;
  /** What came up, when it is of no known kit, and the choices of the step it is at. */
  sheet: AFSheet | null; step: Element[];
}
/** Choices of no known kit: the layer that came up, what was there before it, and what its entries look like. */
declare interface AFSheet { layer: Element; before: Map<Element, string>; tag: string; look: string[]; parent: string }

/** A calendar that came up for a box: what there was before, what came, and the
 * parts of its last reading; x and y are where the page stood. */
declare interface AFCalendar {
  el: Element; before: WeakSet<Element>; top: Element | null; parts: Element[]; dates: { ref: number; date: string }[]; x: number; y: number;
}
declare interface AFHead { text: string; box: boolean }
declare interface AFCalendarPart { n: number; text: string; words: string; class: string; side: number; off: boolean }
declare interface AFCalendarView {
  refused: string; same: boolean; open: boolean; shows: boolean; range: number[]; columns: AFOption[][];
  panels: { head: AFHead[]; columns: number; cells: { day: number; n: number; text: string; column: number; off: boolean }[] }[];
  head: AFHead[]; arrows: AFCalendarPart[]; titles: AFCalendarPart[];
  lists: { n: number; text: string; chosen: number; options: string[] }[];
  take: number;
}
declare interface AFCalendarOrder { origins: string[]; document: string; ref: number; overwrite: boolean; dates: { ref: number; date: string }[] }

declare interface AFSheetEntry { el: Element; text: string; row: Element | null }

/** What the isolated world keeps between calls. */
declare interface AFState {
  document: string;
  elements: Element[];
  refs: WeakMap<Element, number>;
  touched: WeakSet<Element>;
  filled: WeakSet<Element>;
  writing: boolean;
  /** First radio button of a group → all of them. */
  groups?: WeakMap<Element, Element[]>;
  /** Button of a drawn row of choices → all of them. */
  chips?: WeakMap<Element, Element[]>;
  /** Lists made by hand → what they said before anything was chosen. */
  drawn?: Map<Element, string>;
  /** What was chosen in a list made by hand, and its first words as they compare. */
  chose?: WeakMap<Element, { text: string; first: string }>;
  list?: AFOpenList | null;
  calendar?: AFCalendar | null;
  /** Controls the person pointed at → a number of their own. */
  shown?: WeakMap<Element, number>;
  /** The listeners of watch.js are in place. */
  watching?: boolean;
}

/** What kind of node something is; see kinds.js. */
declare interface AFKinds {
  element(n: unknown): n is Element; html(n: unknown): n is HTMLElement; shadow(n: unknown): n is ShadowRoot;
  input(n: unknown): n is HTMLInputElement; select(n: unknown): n is HTMLSelectElement; option(n: unknown): n is HTMLOptionElement;
  textarea(n: unknown): n is HTMLTextAreaElement; button(n: unknown): n is HTMLButtonElement; anchor(n: unknown): n is HTMLAnchorElement;
  dialog(n: unknown): n is HTMLDialogElement; table(n: unknown): n is HTMLTableElement; row(n: unknown): n is HTMLTableRowElement;
  cell(n: unknown): n is HTMLTableCellElement;
}

declare var autofill: {
  is: AFKinds;
  state: AFState;
  dom: { each(all: (Document | ShadowRoot)[], css: string, visit: (el: Element) => void, more?: Element[]): void; roots(): (Document | ShadowRoot)[]; reading<T>(read: () => T): T; [name: string]: any };
  [name: string]: any;
};
/** The binding: one string, JSON of an event; never a value. */
declare function autofillNotify(event: string): void;
