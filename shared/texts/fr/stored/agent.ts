import type { agentEn } from '../../en/stored/agent.ts';

export const agentFr: Readonly<Record<keyof typeof agentEn, string>> = {
  'agent.another-listens': 'Un autre agent écoute à l’adresse {path}.',
  'agent.another-window':
    'Une autre fenêtre est connectée à cet agent. Utilisez cette fenêtre, ou fermez-la et reconnectez-vous ; l’exécution continue entre-temps et rien n’est perdu.',
  'agent.another-window-came':
    'Une autre fenêtre s’est connectée pendant que celle-ci était muette.',
  'agent.cannot-listen': 'L’agent ne peut pas écouter à l’adresse {address} : {why}',
  'agent.ends': 'agent : {why}',
  'agent.ends-unexpectedly': 'agent : imprévu : {why}',
  'agent.listens': 'écoute à l’adresse {address}',
  'agent.no-method': 'La méthode {method} n’existe pas.',
  'agent.no-server': 'Il n’y a pas de serveur {wanted}.',
  'agent.no-socket': '{path} existe et n’est pas un socket.',
  'agent.no-windows':
    'Cette machine ne fonctionne pas sous Windows : elle ne peut pas être examinée.',
  'agent.proof-late': 'La preuve du jeton n’est pas arrivée à temps.',
  'agent.proved-already': 'Le jeton a déjà été prouvé.',
  'agent.requests': '{most, number, ::group-off} demandes sont déjà en cours.',
  'agent.silent-window': 'Cette fenêtre n’a plus donné signe de vie depuis trop longtemps.',
  'agent.token-first': 'Le jeton doit d’abord être prouvé.',
  'agent.token-owner': '{path} appartient à un autre compte.',
  'agent.token-refused': 'Le jeton n’a pas été accepté : il est faux, ou a déjà servi.',
  'agent.token-shared': '{path} peut être lu par d’autres ; son mode doit être 0600.',
  'agent.token-wrong': '{path} ne contient pas de jeton (64 chiffres hexadécimaux).',
  'agent.usage':
    'utilisation : agent --listen pipe:NAME|unix:PATH|tcp:127.0.0.1:PORT --token-file FILE --server local|sim:<scenario> --data DIR [--lifetime child|session|service] [--clock run|jump] [--boot-task]',
  'agent.versions':
    'Cet agent parle la version {agent, number, ::group-off} du protocole, la fenêtre la version {window, number, ::group-off}. Utilisez la même version des deux.',
  'baseline.absent': 'Il n’y a pas d’état de référence à restaurer.',
  'baseline.not-in-full': 'L’état de référence n’a pas pu être conservé en entier : {why}',
  'baseline.not-kept': 'Aucun contrôle n’était allé à son terme avant le début de la mise à jour.',
  'baseline.other-file': 'Le fichier {file} de l’exécution n’est pas celui qui a été conservé.',
  'baseline.own':
    'Cette exécution a conservé son propre état de référence avant la mise à jour ; aucun autre ne le remplace.',
  'clock.only-rehearsal': 'Seule l’horloge d’un serveur de répétition peut être avancée.',
  'clock.only-rehearsal-fast': 'Seule l’horloge d’un serveur de répétition peut aller plus vite.',
  'clock.stands-still':
    'L’horloge de cette répétition ne bouge que si on l’avance : elle n’a donc pas de vitesse.',
  'diff.no-copy': 'Il n’y a pas de copie d’avant la mise à jour : {why}',
  'diff.not-in-baseline':
    'Le fichier n’est pas dans l’état de référence, ou n’a pas pu être lu à ce moment-là.',
  'diff.unread': 'Le fichier n’a pas pu être lu cette fois : {why}',
  'elevation.no-nul': 'Un caractère NUL ne peut pas figurer dans une ligne de commande.',
  'elevation.no-program': '{path} n’est pas le chemin absolu d’un programme local.',
  'elevation.refused': 'L’élévation a été refusée (erreur Win32 1223).',
  'elevation.windows-only':
    'L’élévation n’existe que sous Windows, et il faut le nom d’un programme.',
  'run.being-opened': 'L’exécution est justement en train d’être ouverte par un autre processus.',
  'run.busy': 'Opération en cours : {operation}.',
  'run.busy-decide': 'Opération en cours : {operation}. Décidez quand elle sera terminée.',
  'run.busy-wait': 'Opération en cours : {operation}. Attendez-en la fin, ou annulez-la.',
  'run.cancelled': 'Annulé.',
  'run.cancelled-before': 'Annulé avant toute modification.',
  'run.collection-broke-off': 'La collecte s’est interrompue : {why}',
  'run.damaged-lines.evidence':
    '{count, number, ::group-off} ligne(s) endommagée(s) du journal des preuves sont laissées de côté : {lines}.',
  'run.damaged-lines.journal':
    '{count, number, ::group-off} ligne(s) endommagée(s) du journal sont laissées de côté : {lines}.',
  'run.events-missing': 'Des événements manquent dans le journal : {numbers}.',
  'run.journal-again':
    'Le journal est de nouveau écrit ; {count, number, ::group-off} événement(s) ont été gardés en mémoire entre-temps.',
  'run.journal-lost':
    'Le journal ne peut pas être écrit ({why}). Ce qui se passe est gardé en mémoire et écrit dès que c’est de nouveau possible ; cela est perdu si cette machine s’arrête avant.',
  'run.no-capture': 'La capture {capture} n’existe pas.',
  'run.no-check': 'Le contrôle {check} n’existe pas.',
  'run.no-deferral': 'Il n’y a pas de plan différé {plan} qui puisse être retiré.',
  'run.no-finding': 'Il n’y a pas de constat {finding} {subject}.',
  'run.no-plan': 'Le plan {plan} n’existe pas.',
  'run.no-port': 'Aucun port principal (back-end) de {service} n’est connu.',
  'run.no-run': '{folder} ne contient pas d’exécution.',
  'run.no-service': 'Le service {service} n’existe pas.',
  'run.no-waiver': 'Il n’y a pas de dérogation pour {finding} {subject}.',
  'run.not-locked': 'L’exécution ne peut pas être verrouillée : {why}',
  'run.not-open': 'Aucune exécution n’est ouverte : lancez d’abord les contrôles.',
  'run.not-read': '{item} n’a pas été lu.',
  'run.not-resumed': 'L’exécution ne peut pas être reprise : {why}',
  'run.not-started': 'L’exécution n’a pas pu être commencée.',
  'run.not-verified': 'Le serveur n’a pas encore été vérifié.',
  'run.open-elsewhere':
    'L’exécution est ouverte dans un autre processus (id {pid, number, ::group-off}). Utilisez cette fenêtre-là, ou fermez-la d’abord.',
  'run.operation.collect': 'lecture du serveur',
  'run.operation.gate': 'décision au feu vert',
  'run.operation.plan': 'établissement d’un plan',
  'run.operation.remediate': 'plan de correction',
  'run.operation.start': 'début d’une exécution',
  'run.operation.verify': 'vérification',
  'run.operation.watch': 'démarrage de la surveillance',
  'run.other-plan': 'Ce n’est pas le plan qui a été montré ; regardez-le de nouveau.',
  'run.plan-confirmed': 'Ce plan a déjà été confirmé ; établissez-en un nouveau.',
  'run.plan-stale':
    'Le serveur a changé depuis que le plan a été montré. Regardez le nouveau plan.',
  'run.server-unidentified': 'Le serveur n’a pas pu être identifié : {why}',
  'run.sign-blocked':
    'État de santé du serveur : {health}. Il peut être transmis comme ouvert, ou ses constats bloquants faire d’abord l’objet d’une dérogation nominative.',
  'run.sign-stale': 'Vérifiez d’abord le serveur : ce qui a été constaté ne vaut plus.',
  'run.torn-line.evidence':
    'La dernière ligne du journal des preuves a été coupée ({bytes, number, ::group-off} octets) et est laissée de côté.',
  'run.torn-line.journal':
    'La dernière ligne du journal a été coupée ({bytes, number, ::group-off} octets) et est laissée de côté.',
  'run.verification-broke-off': 'La vérification s’est interrompue : {why}',
  'run.verification-nothing': 'La vérification s’est interrompue avant toute comparaison.',
  'run.waiver-expired':
    'La dérogation serait déjà expirée : son échéance doit se trouver dans le futur.',
  'run.waiver-needless':
    '{finding} {subject} n’est pas un constat bloquant ({outcome}) : il n’y a donc pas lieu de déroger.',
  'run.waiver-reason':
    'La protection différée a été autorisée ({plan}) : la surveillance exclut le port dès que Setup a arrêté le service. Elle doit être active pendant la mise à jour.',
  'run.watch-runs':
    'La surveillance est encore active : terminez-la d’abord, quand Setup sera terminé.',
};
