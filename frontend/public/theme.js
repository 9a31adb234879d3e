// Runs before anything is drawn, so that a chosen theme never flashes. A file, because no inline script may run.
try {
  const theme = localStorage.getItem('rung.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Where nothing may be kept, the system's theme holds.
}
