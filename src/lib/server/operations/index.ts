export { readServiceHealth, type ServiceHealth } from './read-health';
export { rerunFailed } from './rerun-failed';
