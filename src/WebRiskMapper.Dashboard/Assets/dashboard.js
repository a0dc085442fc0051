// The pages work without this file. It refreshes a run's progress in place, where otherwise the page would reload.
"use strict";

const progress = document.getElementById("progress");

async function refresh() {
  if (document.hidden) {
    return true;
  }
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    return true;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("progress");
  if (!fresh) {
    return false;
  }
  progress.replaceChildren(...fresh.childNodes);
  return Boolean(fresh.dataset.refresh);
}

if (progress && progress.dataset.refresh) {
  const wait = Number(progress.dataset.refresh) * 1000;
  const again = () => setTimeout(() => refresh().catch(() => true).then((more) => more && again()), wait);
  again();
}
