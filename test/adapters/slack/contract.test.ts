// Slack keeps what every platform promises to the core.
import { platformContract } from '../../contracts/platform.ts';
import { startSlackStage } from './stage.ts';

platformContract('Slack', () => startSlackStage());
