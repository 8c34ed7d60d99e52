export { startGateway, type Gateway } from './gateway.ts';
export { gatewayEnvironment, type GatewayEnvironment } from './environment.ts';
