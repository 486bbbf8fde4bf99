import type { Profile } from '@experiments/contracts';
import { atMost, part } from './protocol.ts';
import type { ImageCount } from './protocol.ts';

/**
 * Training images of an arm whose subject is their number. Arms are named by the full profile's sizes; a smaller
 * profile has fewer, and its titles say how many.
 *
 * @param size 'all' is as many as a main arm has; any other is at most a quarter of that
 */
export function trainingSize(size: ImageCount, profile: Profile): ImageCount {
  return size === 'all' ? profile.train : atMost(size, part(profile.train, 4));
}

/** `1,000 images`. */
export function trainingSizeTitle(size: ImageCount, profile: Profile): string {
  const images = trainingSize(size, profile);
  return images === 'all' ? 'All images' : `${images.toLocaleString('en')} images`;
}
