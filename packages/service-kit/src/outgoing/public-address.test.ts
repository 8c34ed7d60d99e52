import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

const PRIVATE_NETWORKS: [number[], number][] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224], 4],
  [[240], 4],
];
const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const numberOf = (bytes: number[]): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
const isIn = (bytes: number[], [network, bits]: [number[], number]): boolean => {
  const size = 2 ** (32 - bits);
  return Math.floor(numberOf(bytes) / size) === Math.floor(numberOf([...network, 0, 0, 0, 0].slice(0, 4)) / size);
};
const privateIPv4 = fc.tuple(fc.constantFrom(...PRIVATE_NETWORKS), ipv4).map(([[network, bits], bytes]) => {
  const size = 2 ** (32 - bits);
  const at = Math.floor(numberOf([...network, 0, 0, 0, 0].slice(0, 4)) / size) * size + (numberOf(bytes) % size);
  return [24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) % 256);
});
const hex = (bytes: number[]): string => [0, 2].map((at) => ((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)).toString(16)).join(':');

it('S: no address of a private, shared, looped, grouped or reserved IPv4 network is public', () => {
  fc.assert(fc.property(privateIPv4, (bytes) => !isPublicAddress(bytes.join('.'))));
});

it('S: an IPv4 address that is in no such network is public', () => {
  const special = (bytes: number[]): boolean =>
    PRIVATE_NETWORKS.some((network) => isIn(bytes, network)) || ['192.88.99', '192.175.48', '192.31.196', '192.52.193'].includes(bytes.slice(0, 3).join('.'));
  fc.assert(fc.property(ipv4, (bytes) => special(bytes) || bytes.join('.') === '168.63.129.16' || isPublicAddress(bytes.join('.'))));
});

it('S: a private IPv4 address stays private inside an IPv6 one: mapped, compatible, translated, NAT64, 6to4, Teredo', () => {
  fc.assert(
    fc.property(privateIPv4, (bytes) => {
      const inside = hex(bytes);
      const flipped = hex(bytes.map((byte) => 255 - byte));
      const forms = [
        `::ffff:${inside}`,
        `::${inside}`,
        `::ffff:0:${inside}`,
        `64:ff9b::${inside}`,
        `64:ff9b:1::${inside}`,
        `2002:${inside}::1`,
        `2001:0:${inside}::1`,
      ];
      return [...forms, `::ffff:${bytes.join('.')}`, `2001:0:4136:e378:8000:63bf:${flipped}`].every((form) => !isPublicAddress(form));
    }),
  );
});

it('S: IPv6: only what is given out for the internet is public', () => {
  const inside = [
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    '4000::1',
    '2001:2::1',
  ];
  for (const address of [...inside, '::ffff:8.8.8.8', '2002:808:808::1']) expect(isPublicAddress(address), address).toBe(false);
  for (const address of ['2001:4860:4860::8888', '2606:4700::1111', '2405:4800::1', '64:ff9b::808:808']) expect(isPublicAddress(address), address).toBe(true);
});

it('S: metadata services of clouds are not public, nor is what is no address', () => {
  for (const address of ['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', '64:ff9b::a9fe:a9fe'])
    expect(isPublicAddress(address), address).toBe(false);
  fc.assert(fc.property(fc.string(), (text) => (!/^[\d.]+$|:/.test(text) ? !isPublicAddress(text) : true)));
});
