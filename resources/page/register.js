// The list can be read whole without this; with it, typing leaves the rows that have all the words.
(function () {
  var box = document.getElementById("search");
  var rows = Array.prototype.slice.call(document.querySelectorAll("#list tbody tr"));
  var told = document.getElementById("found");
  var texts = rows.map(function (row) { return row.textContent.toLocaleLowerCase("sv"); });
  function search() {
    var words = box.value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, place) {
      row.hidden = !words.every(function (word) { return texts[place].indexOf(word) >= 0; });
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = told.dataset.words.replace("{n}", shown).replace("{all}", rows.length);
  }
  box.addEventListener("input", search);
  box.form.hidden = false;
  search();
})();
