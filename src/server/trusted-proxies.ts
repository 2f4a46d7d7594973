import { BlockList, isIP } from 'node:net';

/** `::ffff:10.0.0.1` is how a socket for both families names an address of the older one. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * Whether an address belongs to one of these proxies: addresses and networks (`10.0.0.0/8`), separated by commas. Null
 * when a part is neither. What is no address is never trusted.
 */
export function readTrustedProxies(list: string): ((address: string) => boolean) | null {
  const known = new BlockList();
  for (const part of list.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [address = '', bits] = part.split('/');
    const family = familyOf(address);
    if (family === null) return null;
    if (bits === undefined) known.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv4' ? 32 : 128))
      known.addSubnet(address, Number(bits), family);
    else return null;
  }
  return (address) => {
    const plain = address.replace(MAPPED, '');
    const family = familyOf(plain);
    return family !== null && known.check(plain, family);
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  switch (isIP(address)) {
    case 4:
      return 'ipv4';
    case 6:
      return 'ipv6';
    default:
      return null;
  }
}
