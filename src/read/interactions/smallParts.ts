// What an interaction is in one number: index of the type, direction, index of the channel, state, whether a profile says it.

const OUTBOUND_BIT = 8;
const CHANNEL_BIT = 9;
const STATE_BIT = 16;
const PROFILE_BIT = 20;

/** Of what no profile says. */
export function packed(type: number, isOutbound: number, channel: number, state: number): number {
  return type | (isOutbound << OUTBOUND_BIT) | ((channel + 1) << CHANNEL_BIT) | (state << STATE_BIT);
}

/** The same, said by a profile. */
export function ofProfile(parts: number): number {
  return parts | (1 << PROFILE_BIT);
}

export function typeIn(parts: number): number {
  return parts & 0xff;
}

export function outboundIn(parts: number): number {
  return (parts >> OUTBOUND_BIT) & 1;
}

export function channelIn(parts: number): number {
  return ((parts >> CHANNEL_BIT) & 0x7f) - 1;
}

export function stateIn(parts: number): number {
  return (parts >> STATE_BIT) & 0xf;
}

export function ofProfileIn(parts: number): number {
  return parts >> PROFILE_BIT;
}
