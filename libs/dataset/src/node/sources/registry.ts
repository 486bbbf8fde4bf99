import type { DataSource } from './data-source.ts';
import { downloadablePackage, installedPackage } from './debian-package.ts';
import { officialAddress } from './official-address.ts';

/** The sources behind the cache, in the order in which they are tried where the user names no folder. */
export const sources: readonly DataSource[] = [officialAddress(), installedPackage(), downloadablePackage()];
