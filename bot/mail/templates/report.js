"use strict";
const root = document.documentElement;
const table = document.querySelector("table");
const mails = [...document.querySelectorAll("tbody.mail")];
const pressed = [...document.querySelectorAll("button[data-triage]")];
const field = Object.fromEntries(["words", "language", "order", "open"].map((id) => [id, document.getElementById(id)]));
const command = document.getElementById("command");
const HEAPS = ["ready", "confirm", "person", "not_a_question", "unreadable"];
const threads = new Map(mails.map((mail, place) => [mail, place]));
const kept = new Map(mails.map((mail) => [mail.dataset.number, mail.dataset.done]));
let triage = "";

// What the browser remembers is only a convenience: a page opened from a file may have no memory.
const memory = {
  read(name) { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } },
  write(name, value) { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* no memory */ } },
};
const MARKS = `aspire-marks ${location.pathname}`;

function speak(language) {
  root.dataset.language = language;
  root.lang = language;
  for (const named of document.querySelectorAll("[data-en]")) named.textContent = named.dataset[language];
  for (const button of document.querySelectorAll("[data-speak]")) button.setAttribute("aria-pressed", String(button.dataset.speak === language));
}

function setOpen(mail, open) {
  const button = mail.querySelector("button.open");
  if (!button) return;
  button.setAttribute("aria-expanded", String(open));
  mail.querySelector("tr.detail").classList.toggle("closed", !open);
}

function matches(mail, wanted) {
  if (triage && mail.dataset.triage !== triage) return false;
  if (field.language.value && mail.dataset.language !== field.language.value) return false;
  if (field.open.value && mail.dataset.done !== field.open.value) return false;
  const text = wanted.length ? mail.textContent.normalize("NFKC").toLowerCase() : "";
  return wanted.every((word) => text.includes(word));
}

function filter() {
  const wanted = field.words.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const mail of mails) {
    const here = matches(mail, wanted);
    mail.classList.toggle("away", !here);
    shown += here;
  }
  document.getElementById("shown").textContent = `${shown} / ${mails.length}`;
  document.getElementById("nothing").hidden = shown > 0;
}

const time = (mail) => Date.parse(mail.dataset.date) || 0;
const ORDERS = {
  thread: () => 0,
  newest: (one, other) => time(other) - time(one),
  oldest: (one, other) => time(one) - time(other),
  sender: (one, other) => one.dataset.sender.localeCompare(other.dataset.sender),
  triage: (one, other) => HEAPS.indexOf(one.dataset.triage) - HEAPS.indexOf(other.dataset.triage),
};

function sort() {
  const order = ORDERS[field.order.value];
  const sorted = [...mails].sort((one, other) => order(one, other) || threads.get(one) - threads.get(other));
  table.classList.toggle("threads", field.order.value === "thread");
  table.append(...sorted);
}

// "3 7-9" for [3, 7, 8, 9].
function ranges(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found[found.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(" ");
}

function line(wanted, option) {
  const numbers = mails.filter((mail) => mail.dataset.done === wanted && kept.get(mail.dataset.number) !== wanted);
  const text = ranges(numbers.map((mail) => Number(mail.dataset.number)).sort((one, other) => one - other));
  return text && `aspire mail done ${command.dataset.folder} ${text}${option}`;
}

function showMarks() {
  command.textContent = [line("yes", ""), line("no", " --undo")].filter(Boolean).join(" && ");
  document.getElementById("keep").hidden = !command.textContent;
}

function mark(mail, done) {
  mail.dataset.done = done;
  mail.querySelector("input.done").checked = done === "yes";
}

const remembered = memory.read(MARKS) || {};
for (const mail of mails) {
  setOpen(mail, false);
  const button = mail.querySelector("button.open");
  if (button) button.addEventListener("click", () => setOpen(mail, button.getAttribute("aria-expanded") !== "true"));
  const box = mail.querySelector("input.done");
  const number = mail.dataset.number;
  if (number in remembered) mark(mail, remembered[number]);
  box.addEventListener("change", () => {
    mark(mail, box.checked ? "yes" : "no");
    if (mail.dataset.done === kept.get(number)) delete remembered[number];
    else remembered[number] = mail.dataset.done;
    memory.write(MARKS, remembered);
    showMarks();
    filter();
  });
}
for (const button of pressed) {
  button.addEventListener("click", () => {
    triage = button.dataset.triage;
    for (const other of pressed) other.setAttribute("aria-pressed", String(other === button));
    filter();
  });
}
for (const button of document.querySelectorAll("[data-speak]")) {
  button.addEventListener("click", () => {
    memory.write("aspire-language", button.dataset.speak);
    speak(button.dataset.speak);
  });
}
field.words.addEventListener("input", filter);
field.language.addEventListener("change", filter);
field.open.addEventListener("change", filter);
field.order.addEventListener("change", sort);
document.getElementById("copy").addEventListener("click", () => {
  getSelection().selectAllChildren(command);
  document.execCommand("copy");
});
document.getElementById("open-all").addEventListener("click", () => {
  const open = mails.some((mail) => !mail.classList.contains("away") && mail.querySelector("button.open[aria-expanded=false]"));
  for (const mail of mails) if (!mail.classList.contains("away")) setOpen(mail, open);
});

speak(memory.read("aspire-language") || root.dataset.language || (navigator.language.startsWith("ja") ? "ja" : "en"));
showMarks();
