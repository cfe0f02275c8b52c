import type { planObstaclesEn } from '../../en/stored/plan-obstacles.ts';

export const planObstaclesFr: Readonly<Record<keyof typeof planObstaclesEn, string>> = {
  'obstacle.close.closed':
    'La connexion est déjà fermée ; TIME_WAIT prend fin de lui-même au bout de deux à quatre minutes.',
  'obstacle.close.closed-on':
    'La connexion sur tcp/{port} est déjà fermée ; TIME_WAIT prend fin de lui-même au bout de deux à quatre minutes. Choisissez d’attendre.',
  'obstacle.close.ipv6':
    'Windows ne sait fermer une connexion isolée qu’en IPv4 (SetTcpEntry). Attendez ou redémarrez le programme.',
  'obstacle.close.ipv6-on':
    'tcp/{port} est occupé en IPv6 par {holder}. Windows ne sait fermer une connexion isolée qu’en IPv4 (SetTcpEntry). Attendez ou redémarrez le programme.',
  'obstacle.close.no-connection':
    'Le détenteur n’a pas de connexion : il écoute, ou a seulement lié le port. Arrêtez ou redémarrez son programme.',
  'obstacle.close.no-connection-on':
    'tcp/{port} est occupé par {holder}, sans connexion : il écoute, ou a seulement lié le port. Arrêtez ou redémarrez son programme.',
  'obstacle.close.no-process':
    'Aucun processus n’est indiqué pour la connexion : on ne sait donc pas laquelle serait fermée. Refaites un relevé.',
  'obstacle.close.no-process-on':
    'tcp/{port} est occupé par {holder}. On ne sait pas à qui appartient la connexion qui serait fermée. Refaites un relevé, ou attendez.',
  'obstacle.close.no-socket':
    'Aucune table ne montre le socket : il n’y a donc pas de connexion à fermer.',
  'obstacle.close.no-socket-on':
    'Aucune table ne montre le socket qui occupe tcp/{port} : il n’y a donc pas de connexion à fermer.',
  'obstacle.contradiction': '{contradiction}. Relancez le contrôle avant toute modification.',
  'obstacle.disabled-before':
    '{service} est désactivé, et l’était avant la mise à jour alors qu’il fonctionnait. Windows ne le démarre pas dans cet état ; c’est à vous de dire quel type de démarrage il doit avoir.',
  'obstacle.disabled-unknown':
    '{service} est désactivé, et son type de démarrage antérieur est inconnu.',
  'obstacle.exclusions-unread':
    'Les exclusions du port {port} n’ont pas pu être lues : une modification ne pourrait être ni vérifiée ni annulée.',
  'obstacle.held':
    'Le port {port} est occupé par {holder}. Windows refuse une exclusion tant qu’un socket utilise le port : le plan doit attendre que le port soit libre.',
  'obstacle.holder-unknown': 'On ne sait pas qui occupe le port {port} : {why}',
  'obstacle.needed-held':
    '{service}, qui doit fonctionner d’abord, a son port tcp/{port} occupé par autre chose. Rétablissez d’abord {service}.',
  'obstacle.not-elevated': 'L’agent ne s’exécute pas avec élévation : il ne peut rien modifier.',
  'obstacle.not-elevated-exclusions':
    'L’agent ne s’exécute pas avec élévation : il ne peut modifier ni les exclusions ni les services.',
  'obstacle.not-elevated-services':
    'L’agent ne s’exécute pas avec élévation : il ne peut modifier ni les services ni les exclusions.',
  'obstacle.nothing.by-design':
    '{service} s’arrête de lui-même par conception : ce n’est pas un défaut.',
  'obstacle.nothing.not-running-before':
    'État de {service} avant la mise à jour : {state}. Il n’est donc pas démarré.',
  'obstacle.nothing.protected':
    'Tous les ports du service sont hors de la plage de ports dynamiques ou déjà exclus dans les deux familles et les deux magasins ({ports}).',
  'obstacle.nothing.restored':
    'Tous les services comparables ont le type de démarrage et l’état de la référence.',
  'obstacle.nothing.runs': '{service} fonctionne.',
  'obstacle.nothing.runs-and-listens': '{service} fonctionne et écoute comme auparavant.',
  'obstacle.pending':
    'État de {service} : {state}. Attendez qu’il se stabilise, puis relancez le contrôle.',
  'obstacle.pending.service':
    'État du service : {state}. Attendez qu’il se stabilise, puis relancez le contrôle.',
  'obstacle.ran-unknown': 'On ne sait pas si {service} fonctionnait avant la mise à jour : {why}',
  'obstacle.ran-unknown.by-hand':
    'On ne sait pas si {service} fonctionnait avant la mise à jour : {why} Si vous savez qu’il doit fonctionner, démarrez-le à la main.',
  'obstacle.ran-unknown.no-baseline':
    'On ne sait pas si {service} fonctionnait avant la mise à jour : il n’y a pas d’état de référence. Si vous savez qu’il doit fonctionner, démarrez-le à la main.',
  'obstacle.restart.no-service':
    'Le détenteur n’est pas un service que l’on puisse nommer. Arrêtez ou redémarrez le programme, si vous savez ce que c’est.',
  'obstacle.restart.no-service-named':
    '{holder} n’est pas un service que l’on puisse nommer : il n’est pas redémarré d’ici. Arrêtez ou redémarrez vous-même le programme, si vous pouvez en répondre.',
  'obstacle.restart.no-socket':
    'Aucune table ne montre le socket qui occupe tcp/{port} : rien n’est redémarré d’ici. Arrêtez ou redémarrez vous-même le programme, si vous pouvez en répondre.',
  'obstacle.restart.not-exchange':
    '{service} n’est pas un service d’Exchange. On ignore ici ce qui en dépend : il n’est donc pas redémarré d’ici ; redémarrez-le vous-même si vous pouvez en répondre.',
  'obstacle.restart.not-exchange-holder':
    '{service} n’est pas un service d’Exchange, et l’on ignore ici ce qui en dépend : il n’est pas redémarré d’ici. Arrêtez ou redémarrez vous-même le programme, si vous pouvez en répondre.',
  'obstacle.restart.shared':
    '{holder} est un processus que plusieurs services partagent : il n’est pas redémarré d’ici. Arrêtez ou redémarrez vous-même le programme, si vous pouvez en répondre.',
  'obstacle.start-type-unread': 'Le type de démarrage de {service} n’a pas pu être lu.',
  'obstacle.state.continue-pending': '{service} est en cours de reprise.',
  'obstacle.state.pause-pending': '{service} est en cours de mise en pause.',
  'obstacle.state.paused': '{service} est en pause.',
  'obstacle.state.running': '{service} est en cours d’exécution.',
  'obstacle.state.start-pending': '{service} est en cours de démarrage.',
  'obstacle.state.stop-pending': '{service} est en cours d’arrêt.',
  'obstacle.state.stopped': '{service} est arrêté.',
  'obstacle.stays':
    'tcp/{port} en {family} est occupé par {holder}, à l’écoute ou seulement lié au port : il y reste jusqu’à la fin de son programme ; attendre ne sert à rien.',
  'obstacle.system-exclusion':
    'Une exclusion du système couvre le port {port} ; une exclusion administrée ne peut pas y être ajoutée. Voir PORT-002.',
  'obstacle.was-not-there':
    '{service} n’existait pas avant la mise à jour : rien ne montre dans quel état il doit être.',
  'system-exclusion.add':
    'Réserve tcp/{port} aux services qui le demandent par son numéro, en {family}.',
  'system-exclusion.admin-hint':
    'Pour un administrateur qui répond des machines virtuelles et des conteneurs de ce serveur : {commands}. Redémarrez ensuite {service}. Rien de cela n’est fait d’ici.',
  'system-exclusion.covers':
    'Une exclusion du système{rows, select, none {} one { ({row})} other { ({row} et {last})}} couvre tcp/{port}.',
  'system-exclusion.meaning':
    'Personne n’occupe le port, et pourtant Windows le refuse à {service} avec 10013. Ces lignes sont créées par WinNAT ou par le service réseau hôte (Hyper-V, conteneurs), couvrent en général 100 ports et peuvent se trouver ailleurs après le prochain démarrage. Elles ne peuvent pas être supprimées avec netsh, et aucune exclusion administrée ne peut y être ajoutée.',
  'system-exclusion.port.ipv4': '{port, number, ::group-off} en IPv4',
  'system-exclusion.port.ipv6': '{port, number, ::group-off} en IPv6',
  'system-exclusion.range.ipv4': '{first, number, ::group-off}–{last, number, ::group-off} en IPv4',
  'system-exclusion.range.ipv6': '{first, number, ::group-off}–{last, number, ::group-off} en IPv6',
  'system-exclusion.reboot-hint':
    'Si la ligne subsiste, redémarrez le serveur : les lignes du système sont recréées à chaque démarrage, en général ailleurs. Ajoutez l’exclusion avant que la ligne ne soit recréée. Sur un serveur Exchange, Hyper-V et les conteneurs sont rarement souhaités : supprimez définitivement ce composant.',
  'system-exclusion.show':
    'Affiche les lignes : celles sans astérisque sont des exclusions du système.',
  'system-exclusion.start-winnat':
    'WinNAT recrée ses lignes et doit désormais laisser le port de côté.',
  'system-exclusion.stop-winnat':
    'Retire les lignes de WinNAT. Les machines virtuelles et les conteneurs derrière son NAT perdent le réseau jusqu’à son redémarrage. Si la ligne vient du service réseau hôte : net stop hns, de la même manière.',
};
