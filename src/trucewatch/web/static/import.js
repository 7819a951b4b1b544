/* Files dropped on the form are put into its file field; everything else is the form's own. */
(function () {
  "use strict";
  var form = document.getElementById("drop");
  var field = document.getElementById("files");
  var chosen = document.getElementById("chosen");
  if (!form || !field || !chosen) { return; }

  // A character that nobody sees, or that turns the direction of a name around, is shown by its number.
  function visible(name) {
    return name.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, function (one) {
      return "\u27e6U+" + one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u27e7";
    });
  }

  function show() {
    chosen.textContent = "";
    Array.prototype.slice.call(field.files, 0, 50).forEach(function (file) {
      var line = document.createElement("li");
      var name = document.createElement("bdi");
      name.textContent = visible(file.name);
      line.appendChild(name);
      line.appendChild(document.createTextNode(" (" + Math.ceil(file.size / 1000) + " kB)"));
      chosen.appendChild(line);
    });
    if (field.files.length > 50) {
      var more = document.createElement("li");
      more.textContent = "and " + (field.files.length - 50) + " more";
      chosen.appendChild(more);
    }
  }

  field.addEventListener("change", show);
  ["dragenter", "dragover"].forEach(function (kind) {
    form.addEventListener(kind, function (event) {
      event.preventDefault();
      form.classList.add("over");
    });
  });
  ["dragleave", "drop"].forEach(function (kind) {
    form.addEventListener(kind, function () { form.classList.remove("over"); });
  });
  form.addEventListener("drop", function (event) {
    event.preventDefault();
    if (event.dataTransfer && event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      show();
    }
  });
})();
