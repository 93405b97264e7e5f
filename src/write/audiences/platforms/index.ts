import type { Platform } from '../platform.ts';
import { csv } from './csv.ts';
import { googleAds } from './googleAds.ts';
import { hubspot } from './hubspot.ts';
import { klaviyo } from './klaviyo.ts';
import { mailchimp } from './mailchimp.ts';
import { meta } from './meta.ts';

/** Every platform that audiences are written for. */
export const platforms: readonly Platform[] = [googleAds, meta, klaviyo, mailchimp, hubspot, csv];
