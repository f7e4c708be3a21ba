const show = (language) => {
  document.body.dataset.language = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
};
if (location.hash === '#en') show('en');
for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => show(button.dataset.show));
}
document.querySelector('[data-print]').addEventListener('click', () => window.print());
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
for (const still of document.querySelectorAll('a.clip')) {
  still.addEventListener('click', (event) => {
    event.preventDefault();
    const video = document.createElement('video');
    Object.assign(video, { src: still.href, className: 'shot', controls: true, autoplay: true });
    video.setAttribute('aria-label', still.getAttribute('aria-label'));
    still.replaceWith(video);
    video.focus();
  });
}
