// Starts the playground's page in the browser.
import { render } from 'preact';
import { App } from './app.tsx';
import { readSetting } from './server.ts';
import { applyTheme, startingTheme } from './theme.ts';

applyTheme(startingTheme());
const root = document.getElementById('app');
if (root) {
  readSetting()
    .then((setting) => {
      root.replaceChildren();
      render(<App setting={setting} />, root);
    })
    .catch((error: unknown) => {
      root.textContent = `The playground's server does not answer: ${String(error)}`;
    });
}
