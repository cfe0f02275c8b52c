import type { portsEn } from '../../en/stored/ports.ts';

export const portsFr: Readonly<Record<keyof typeof portsEn, string>> = {
  'holder.hidden': 'un socket qu’aucune table ne montre',
  'holder.time-wait': 'une connexion fermée en TIME_WAIT',
  'holder.time-wait-to': 'une connexion fermée en TIME_WAIT, vers {remote}',
  'holder.no-process': 'une connexion dont le processus est inconnu',
  'holder.no-process-to': 'une connexion dont le processus est inconnu, vers {remote}',
  'holder.process': '{name} (processus {pid})',
  'holder.process-to': '{name} (processus {pid}), connecté à {remote}',
  'holder.process-of': '{name} (processus {pid}, service {service})',
  'holder.process-of-to': '{name} (processus {pid}, service {service}), connecté à {remote}',
  'holder.nameless': 'un processus qui ne peut pas être nommé',
  'holder.stopped-yet-listens':
    '{service} est affiché comme arrêté, et pourtant son processus écoute.',
  'holder.orphan':
    'Une écoute est affichée avec l’identifiant de processus {pid}, mais aucun processus ni service en cours d’exécution ne lui correspond.',
  'holder.probe-failed':
    'Aucune table ne montre de détenteur, et la liaison d’essai a échoué : {message}',
  'holder.bind-unexplained':
    'Aucune table ne montre de détenteur de tcp/{port}, et pourtant une liaison exclusive en {family} a échoué avec {error} sans qu’aucune exclusion l’explique. Un socket que les tables ne montrent pas occupe peut-être le port.',
  'families.both': 'IPv4 et IPv6',
  'chance.percent': '{share, number, ::.0}\u00a0%',
  'chance.least': 'moins de 0,1\u00a0%',
  'capture-model.no-rate':
    'Le rythme d’attribution n’a pas pu être mesuré sur ce serveur : aucune probabilité n’est donc donnée.',
  'capture-model.rate':
    'Rythme d’attribution : ouvertures TCP actives entre deux lectures à {seconds, number, ::.0 group-off} s d’intervalle (IPv4 {ipv4, number, ::.00 group-off} par seconde, IPv6 {ipv6, number, ::.00 group-off} par seconde), supposé constant pendant la mise à jour. Les sockets UDP ont leurs propres plages et ne sont pas comptés.',
  'capture-model.window': 'Fenêtre : {minutes} min, de l’arrêt des services à leur redémarrage.',
  'capture-model.order':
    'Windows ne documente pas l’ordre dans lequel il attribue les ports : l’ordre aléatoire et l’ordre séquentiel sont donnés comme bornes.',
  'capture-model.holding':
    'Les durées d’occupation sont supposées, non mesurées : 80\u00a0% des connexions 2 s, 15\u00a0% 122 s, 5\u00a0% toute la fenêtre. La borne pessimiste ajoute 120 s de TIME_WAIT.',
  'capture-model.independent': 'Les ports sont considérés comme indépendants les uns des autres.',
};
