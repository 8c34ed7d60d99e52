import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SocketServer } from '../socket/socket-server.ts';
import type { Hub } from '../subscriptions/hub.ts';

/** What /metrics shows of this gateway. */
export function gauges(sources: { sockets: SocketServer; hub: Hub; scanner: string }): { registry: Registry; http: Histogram<'route' | 'status'> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { sockets, hub, scanner } = sources;
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };
  gauge('gateway_sockets', 'Open client sockets', () => sockets.count);
  gauge('gateway_buffered_bytes', 'Bytes that wait for slow clients', () => sockets.bufferedBytes);
  gauge('gateway_subscriptions', 'Operations of all sockets', () => hub.listenerCount);
  gauge('gateway_subscription_families', 'Different subscriptions: document, variables and permission scope', () => hub.familyCount);
  gauge('gateway_streams_opened_total', 'Upstream subscriptions opened', () => hub.counts.streamsOpened);
  gauge('gateway_streams_lost_total', 'Upstream subscriptions lost and reopened', () => hub.counts.streamsLost);
  gauge('gateway_events_total', 'Events completed: once for all who share a stream', () => hub.counts.events);
  gauge('upload_scanner_configured', 'Whether uploads are scanned for malware (CLAMD); 0: files become READY unscanned', () => (scanner ? 1 : 0));
  const http = new Histogram({
    name: 'gateway_http_seconds',
    help: 'Time of answers',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return { registry, http };
}
