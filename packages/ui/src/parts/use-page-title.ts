import { watchEffect } from 'vue';
import { useI18n } from 'vue-i18n';
import { ON_SERVER } from './on-server';
import { useServerHead } from './use-server-head';

/** The window's title of a page whose title is data: "<title> – Phản ánh hiện trường". Pages with a fixed title name a message key in `meta.title` of their route. */
export function usePageTitle(title: () => string | null | undefined): void {
  const { t } = useI18n();
  useServerHead(() => ({ title: title() ?? undefined }));
  watchEffect(
    () => {
      const text = title();
      if (text && !ON_SERVER) document.title = `${text} – ${t('shell.system')}`;
    },
    { flush: 'post' },
  );
}
