import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses at which no receiver is: link-local ones, where clouds serve a machine's own credentials, such addresses of
 * providers elsewhere, none, and groups. A hall's own network and this machine are allowed.
 */
const FORBIDDEN = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  // Alibaba Cloud, Azure.
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  FORBIDDEN.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 128],
  ['fe80::', 10],
  // AWS.
  ['fd00:ec2::254', 128],
  ['ff00::', 8],
  // The same by NAT64 and 6to4.
  ['64:ff9b::a9fe:0', 112],
  ['2002:a9fe::', 32],
] as const)
  FORBIDDEN.addSubnet(net, prefix, 'ipv6');

/** Finds the addresses of a host. */
export type Lookup = (host: string, options: LookupAllOptions) => Promise<LookupAddress[]>;

/** Whether a receiver may be at an IP address. */
const isAllowed = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return !FORBIDDEN.check(address, 'ipv4');
  return family === 6 && !FORBIDDEN.check(address, 'ipv6');
};

/** Why a webhook may not have this address, whatever its name leads to; undefined for one that is fine. */
export function problemOfAddress(url: string): string | undefined {
  const { username, password, hostname, hash } = new URL(url);
  if (username !== '' || password !== '') return 'holds a user or password: receivers check the signature instead';
  if (hash !== '') return 'holds a fragment, which no receiver gets';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !isAllowed(host)) return 'is link-local, of a cloud’s metadata, or none at all';
  return undefined;
}

/**
 * Resolves host names for a connection, which is made to these very addresses: a name that leads elsewhere a moment
 * later leads nowhere.
 */
export const allowedLookup =
  (lookup: Lookup = systemLookup): LookupFunction =>
  (host, options, callback) => {
    lookup(host, { ...options, all: true }).then(
      (addresses) => {
        const allowed = addresses.filter(({ address }) => isAllowed(address));
        const [first] = allowed;
        if (first === undefined) callback(new Error(`${host} leads to no address at which a receiver may be`), []);
        else if (options.all) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
