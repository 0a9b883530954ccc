// A table whose filters leave nothing: which of them is best taken away.

const named = (one) =>
  one.type === "search" ? `Suchwort: ${one.value.trim()}` : `${one.labels[0].textContent}: ${one.selectedOptions[0].text.replace(/[„“]/g, "")}`;

/** Says beside the count how many rows come back without the filter that leaves out most, and offers to loosen it. */
export function advise(form, wanted, rows, fits) {
  const told = form.querySelector("[role=status]").lastChild;
  // the script was asked for when there was nothing; there may be something by now
  if (rows.some((row) => !row.hidden) || form.querySelector(".isek-none")) return;
  const counts = wanted.map((one) => rows.filter((row) => fits(row, one)).length);
  const most = Math.max(...counts), best = wanted[counts.indexOf(most)];
  if (wanted.length === 1) told.append(`. Zu „${named(best)}“ passt keine.`);
  else if (most) told.append(`. Keine passt zu allen Filtern. Am meisten bringt es, „${named(best)}“ zu lösen (${most} Treffer).`);
  else told.append(". Keine passt zu allen Filtern, auch nicht, wenn einer davon gelöst wird.");
  if (most) told.parentNode.after(offer(form, best));
}

function offer(form, best) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: `„${named(best)}“ lösen`, className: "isek-button isek-none" });
  button.onclick = () => {
    best.value = "";
    best.focus();
    form.dispatchEvent(new Event("input"));
  };
  return button;
}
