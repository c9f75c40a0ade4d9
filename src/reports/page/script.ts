/**
 * What the page does with a script: choosing a village, sorting, filtering. Nothing of it is needed
 * for reading. Written for browsers as old as Chromium 86; texts are put in as texts only.
 */
export const SCRIPT = `
'use strict';
(function () {
  var all = function (selector, from) {
    return Array.prototype.slice.call((from || document).querySelectorAll(selector));
  };
  var byId = function (id) { return document.getElementById(id); };
  var words = JSON.parse(byId('words').textContent);

  all('table.sorts').forEach(function (table) {
    all('thead th', table).forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.title = words.sortBy.replace('%', head.textContent);
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () { sort(table, head, column); });
    });
  });
  function valueOf(row, column) {
    var cell = row.children[column];
    var value = cell.textContent.trim();
    var figure = value.replace(/[,%]/g, '');
    return figure !== '' && isFinite(Number(figure)) ? Number(figure) : value;
  }
  function sort(table, head, column) {
    var down = head.getAttribute('aria-sort') === 'ascending';
    all('thead th', table).forEach(function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    var rows = all('tbody tr', table).map(function (row, n) { return [valueOf(row, column), n, row]; });
    rows.sort(function (a, b) {
      var figures = typeof a[0] === 'number' && typeof b[0] === 'number';
      if (typeof a[0] !== typeof b[0]) return typeof a[0] === 'number' ? -1 : 1;
      var order = figures ? a[0] - b[0] : a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
      return (down ? -order : order) || a[1] - b[1];
    });
    var body = table.querySelector('tbody');
    rows.forEach(function (row) { body.appendChild(row[2]); });
  }

  var choose = byId('choose');
  var chosen = byId('chosen');
  byId('chooser').hidden = false;
  choose.addEventListener('change', function () { location.hash = choose.value; });
  window.addEventListener('hashchange', switchTo);
  function current() {
    var id = location.hash.slice(1);
    return /^g\\d+$/.test(id) && byId(id) ? id : 'g0';
  }
  function switchTo() {
    var id = current();
    choose.value = id;
    chosen.textContent = words.chosen.replace('%', choose.options[choose.selectedIndex].textContent);
    all('tr[data-g]').forEach(function (row) {
      row.classList.toggle('own', row.getAttribute('data-g') === id);
    });
    list();
  }

  var data = byId('data') && JSON.parse(byId('data').textContent);
  var most = 100;
  var filters = ['type', 'factor', 'warning'];
  if (data) {
    byId('filters').hidden = false;
    filters.forEach(function (id) {
      byId(id).addEventListener('change', function () { most = 100; list(); });
    });
    byId('more').addEventListener('click', function () { most += 200; list(); });
  }
  function list() {
    if (!data) return;
    var id = current();
    var within = words.beneath[id];
    var type = byId('type').value, factor = byId('factor').value, warning = byId('warning').value;
    var cellOf = function (row, n) { return data.shared[n] ? data.shared[n][row[n]] : [row[n]]; };
    var of = function (row, key) { return cellOf(row, data.at[key]); };
    var found = data.rows.filter(function (row) {
      var place = of(row, 'village')[1];
      return (id === 'g0' || (within ? within.indexOf(place) >= 0 : place === id)) &&
        (type === '' || of(row, 'type')[0] === type) &&
        (factor === '' || of(row, 'factors')[1].indexOf(Number(factor)) >= 0) &&
        (warning === '' || of(row, 'warning')[1] === warning);
    });
    var heads = all('#list thead th');
    var body = document.createElement('tbody');
    found.slice(0, most).forEach(function (row) {
      var line = document.createElement('tr');
      row.forEach(function (_, n) {
        var cell = document.createElement('td');
        if (!heads[n].className) cell.className = 't';
        cell.textContent = cellOf(row, n)[0];
        line.appendChild(cell);
      });
      body.appendChild(line);
    });
    var table = byId('list');
    table.replaceChild(body, table.querySelector('tbody'));
    byId('shown').textContent = words.shown
      .replace('%', String(Math.min(most, found.length)))
      .replace('%', String(found.length));
    byId('more').hidden = found.length <= most;
  }
  switchTo();
})();
`.trim();
