export { erase } from './erase';
export { erasePupils } from './erase-pupils';
