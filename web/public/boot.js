// Theme and language before the first paint: the address wins, then the last choice.
(function () {
  var query = new URLSearchParams(location.search), kept = function (key) { try { return localStorage.getItem(key); } catch (e) { return null; } };
  var theme = query.get('t') || kept('theme'), language = query.get('l') || kept('language');
  document.documentElement.dataset.theme = theme === 'dark' ? 'dark' : 'light';
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
})();
