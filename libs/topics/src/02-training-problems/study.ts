import type { Arm, Panel, Profile } from '@experiments/contracts';

/** One of the topic's four problems with its remedies. */
export interface Study {
  arms(profile: Profile): Arm[];
  panels(profile: Profile): Panel[];
}
