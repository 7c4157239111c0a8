// Reloads the page when the workbook has changed; shows what is wrong with it.
// Served only while somebody writes (`longhand serve --watch`).

let first;
let note;

const tell = (message) => {
  note?.remove();
  if (!message) return;
  note = document.createElement("pre");
  note.setAttribute("role", "status");
  note.textContent = message;
  Object.assign(note.style, {
    position: "fixed", inset: "auto 0 0 0", margin: "0", maxHeight: "40vh", overflow: "auto",
    padding: "1rem", background: "#7a1f1f", color: "#fff", font: "14px/1.4 monospace",
    whiteSpace: "pre-wrap", zIndex: "1000",
  });
  document.body.append(note);
};

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

for (let seen = ""; ; ) {
  try {
    const answer = await fetch(`/longhand-live.json?${seen}`, { cache: "no-store" });
    const news = await answer.json();
    seen = news.name;
    first ??= news.pages;
    if (news.pages !== first) {
      location.reload();
      break;
    }
    // A fault leaves the last good page up, with the message over it.
    tell(news.message);
  } catch {
    await pause(400);
  }
}
