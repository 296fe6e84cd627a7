// Light or dark: what the system prefers, until somebody chooses here.
export type Theme = 'light' | 'dark';

const KEY = 'paperboy-playground-theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export function startingTheme(): Theme {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemTheme();
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
}

/** Follows the system as long as nobody has chosen. */
export function followSystem(onTheme: (theme: Theme) => void): () => void {
  const follow = () => {
    if (localStorage.getItem(KEY) !== null) return;
    applyTheme(systemTheme());
    onTheme(systemTheme());
  };
  prefersDark.addEventListener('change', follow);
  return () => prefersDark.removeEventListener('change', follow);
}

const systemTheme = (): Theme => (prefersDark.matches ? 'dark' : 'light');
