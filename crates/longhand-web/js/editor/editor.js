// The editor of code exercises: prism-code-editor around what the card shows. It is
// loaded when a card comes near. The card goes on printing a plain text field, which
// is what stands there without scripts; from here on the field is the editor's own,
// and the card's is only read: for its text, its language and the line to mark.
import {
  createEditor,
  defaultKeymap,
  editHistory,
  editorCommands,
  highlightBracketPairs,
  matchBrackets,
} from "./prism-code-editor.js";

// Control and Enter run the tests; Control and M would turn Tab into something else for good.
const keys = Object.fromEntries(Object.entries(defaultKeymap).filter(([name]) => !/Enter$|\+m$/.test(name) || name === "Enter"));
const pairs = ["()", "[]", "{}"];
const spaces = { javascript: 2, python: 4 };

const mounted = new WeakMap();

// What the card says: the plain field inside `host`, which may be one that is not in the page.
const said = (host) => {
  const field = host.querySelector("textarea");
  return { field, text: field.value, language: host.dataset.language, line: Number(host.dataset.line) || 0 };
};

// One editor for each language, so that undo stays within it.
const make = (state, { field, text, language }) => {
  const editor = createEditor(
    null,
    { language, value: text, tabSize: spaces[language] ?? 2, lineNumbers: true },
    matchBrackets(false),
    highlightBracketPairs(),
    editorCommands(keys, pairs),
    editHistory(),
  );
  for (const { name, value } of field.attributes) {
    if (!["class", "rows", "wrap"].includes(name)) editor.textarea.setAttribute(name, value);
  }
  editor.textarea.classList.add("editor");
  editor.on("update", () => mark(state));
  return editor;
};

const mark = ({ editor, line }) => {
  if (!editor) return;
  editor.wrapper.querySelector(".at-fault")?.classList.remove("at-fault");
  if (line) editor.lines[line]?.classList.add("at-fault");
};

const show = (state, told) => {
  const { language, text } = told;
  let editor = state.editors.get(language);
  if (!editor) {
    editor = make(state, told);
    state.editors.set(language, editor);
  }
  if (state.editor !== editor) {
    state.host.replaceChildren(editor.container);
    state.host.dataset.language = language;
    state.editor = editor;
  }
  if (editor.value !== text) editor.setOptions({ value: text });
  state.line = told.line;
  mark(state);
};

// Takes the place of the plain field in `host`, with its text, caret and focus.
export const mount = (host) => {
  if (mounted.has(host)) return;
  const told = said(host);
  const { field } = told;
  const held = document.activeElement === field;
  const [start, end] = [field.selectionStart, field.selectionEnd];
  const state = { host, editors: new Map(), editor: null, line: 0 };
  show(state, told);
  mounted.set(host, state);
  host.dataset.mounted = "";
  if (held) {
    state.editor.textarea.focus({ preventScroll: true });
    state.editor.textarea.setSelectionRange(start, end);
  }
};

// The card has been drawn anew: does what it says. True where an editor stands.
export const follow = (host, fresh) => {
  const state = mounted.get(host);
  if (!state) return false;
  show(state, said(fresh));
  return true;
};
