// What start-up is compared with: a process that imports the two SDKs and does nothing else.
import '@slack/bolt';
import 'discord.js';

process.stderr.write('It is up\n');
