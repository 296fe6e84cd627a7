// What answers on Slack are compared with: the smallest Bolt app, in Socket Mode. It answers by the acknowledgement itself
// (`/papers once`) or, as whoever has to think first must, after it (`/papers later`): "ok", or ANSWER (`/papers same`).
import { App } from '@slack/bolt';

const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL = '', ANSWER = '{}' } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

app.command('/papers', async ({ command, ack, respond }) => {
  if (command.text === 'once') return ack('ok');
  await ack();
  await respond(command.text === 'same' ? JSON.parse(ANSWER) : 'ok');
});

await app.start();
process.stderr.write('It is up\n');
