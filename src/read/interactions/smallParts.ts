// What an interaction is in one number: index of the type, direction, index of the channel, state, whether a profile says it.
// What comes first counts most, so that the numbers are in the order of the types, then of the directions, and so on.

const STATE_BIT = 1;
const CHANNEL_BIT = 5;
const OUTBOUND_BIT = 12;
const TYPE_BIT = 13;

/** Of what no profile says. */
export function packed(type: number, isOutbound: number, channel: number, state: number): number {
  return (type << TYPE_BIT) | (isOutbound << OUTBOUND_BIT) | ((channel + 1) << CHANNEL_BIT) | (state << STATE_BIT);
}

/** The same, said by a profile. */
export function ofProfile(parts: number): number {
  return parts | 1;
}

/** Type, direction and channel, in their order. */
export function kindIn(parts: number): number {
  return parts >> CHANNEL_BIT;
}

export function typeIn(parts: number): number {
  return parts >> TYPE_BIT;
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
  return parts & 1;
}
