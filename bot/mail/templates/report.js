"use strict";
const mails = [...document.querySelectorAll("tbody.mail")];
const pressed = [...document.querySelectorAll("button[data-triage]")];
const words = document.getElementById("words");
const language = document.getElementById("language");
let triage = "";

function setOpen(mail, open) {
  const button = mail.querySelector("button.open");
  if (!button) return;
  button.setAttribute("aria-expanded", String(open));
  mail.querySelector("tr.detail").classList.toggle("closed", !open);
}

function matches(mail, wanted) {
  if (triage && mail.dataset.triage !== triage) return false;
  if (language.value && mail.dataset.language !== language.value) return false;
  const text = wanted.length ? mail.textContent.normalize("NFKC").toLowerCase() : "";
  return wanted.every((word) => text.includes(word));
}

function filter() {
  const wanted = words.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const mail of mails) {
    const here = matches(mail, wanted);
    mail.classList.toggle("away", !here);
    shown += here;
  }
  document.getElementById("shown").textContent = `${shown} / ${mails.length}`;
  document.getElementById("nothing").hidden = shown > 0;
}

for (const mail of mails) {
  setOpen(mail, false);
  const button = mail.querySelector("button.open");
  if (button) button.addEventListener("click", () => setOpen(mail, button.getAttribute("aria-expanded") !== "true"));
}
for (const button of pressed) {
  button.addEventListener("click", () => {
    triage = button.dataset.triage;
    for (const other of pressed) other.setAttribute("aria-pressed", String(other === button));
    filter();
  });
}
words.addEventListener("input", filter);
language.addEventListener("change", filter);
document.getElementById("open-all").addEventListener("click", () => {
  const open = mails.some((mail) => !mail.classList.contains("away") && mail.querySelector("button.open[aria-expanded=false]"));
  for (const mail of mails) if (!mail.classList.contains("away")) setOpen(mail, open);
});
