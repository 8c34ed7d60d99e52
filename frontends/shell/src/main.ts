import './fonts/fonts.css';
import '@pakn/ui/tokens.css';
import '@pakn/ui/base.css';
import '@pakn/ui/kit.css';
import '@pakn/ui/print.css';
import './layout/layout.css';
import { createGraph } from '@pakn/graph';
import { createApp } from 'vue';
import App from './App.vue';
import { forgetPerson } from './forget-person';
import { chooseLanguage, i18n, language, speakAsBefore } from './language';
import { registerWhenTouched } from './pwa/register';
import { useInstall } from './pwa/use-install';
import { loadPart, readRemotes, registerAll } from './remotes';
import { createPortalRouter } from './router';
import { enter, fromServer, takeAnswers } from './server-page';
import Unreachable from './Unreachable.vue';

/** Without remotes.json there is nothing to show but what the server has sent, or a way to try again. */
async function start(): Promise<void> {
  await speakAsBefore();
  try {
    const remotes = await readRemotes();
    registerAll(remotes);
    const graph = createGraph({ origin: location.origin, language });
    graph.session.onSignOut(() => forgetPerson().catch((error: unknown) => console.error('[shell] drafts were not removed', error)));
    takeAnswers(graph);
    const router = createPortalRouter(remotes, { drawn: fromServer() });
    const app = createApp(App).use(i18n).use(router).use(graph);
    const { t } = i18n.global as unknown as { t(key: string): string };
    app.provide('loadRemote', loadPart).provide('chooseLanguage', chooseLanguage);
    app.provide(
      'install',
      useInstall(() => t('shell.install.done')),
    );
    registerWhenTouched(() => ({ title: t('shell.update.title'), text: t('shell.update.text'), action: t('shell.update.action') }));
    void graph.session.token(); // a page that asks the graph nothing must know too who is there
    await enter(app, router, graph);
  } catch (error) {
    console.error('[shell] could not start', error);
    if (!fromServer()) createApp(Unreachable).use(i18n).mount('#app');
  }
}

void start();
