// Google Analytics 4, with addresses anonymised; fetched only where the project switches it on.
(() => {
  window.dataLayer = window.dataLayer || [];
  function gtag() {
    // biome-ignore lint/complexity/noArguments: what gtag.js reads.
    window.dataLayer.push(arguments);
  }
  gtag('js', new Date());
  gtag('config', 'G-XXXXXXXXXX', { anonymize_ip: true });
  const script = document.createElement('script');
  script.async = true;
  script.src = 'https://www.googletagmanager.com/gtag/js?id=G-XXXXXXXXXX';
  document.head.append(script);
  document.addEventListener('docs:event', ({ detail: { name, detail } }) => gtag('event', name, detail));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[download], a[href*="/sdks/"]');
    if (!link) return;
    const language = document.querySelector('input[data-language]:checked')?.dataset.language ?? '';
    gtag('event', 'sdk_download', { language, version: link.getAttribute('href') });
  });
})();
