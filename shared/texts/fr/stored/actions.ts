import type { actionsEn } from '../../en/stored/actions.ts';

export const actionsFr: Readonly<Record<keyof typeof actionsEn, string>> = {
  'action.abandoned':
    'Quelque chose qui fonctionnait avant la mise à jour ne fonctionne plus. Vérifiez à nouveau une fois le problème réglé, ou faites accorder pour chaque blocage une dérogation nominative, avec motif et échéance.',
  'action.accept-left': 'Ne rendre le serveur que si vous acceptez ce qui reste',
  'action.accept-left.more': 'et {count, number} de plus',
  'action.accept-left.see-waivers': 'Voir les dérogations.',
  'action.accept-left.signer': 'Le signataire en prend la responsabilité.',
  'action.accept-left.waived':
    '{count, plural, one {# blocage sous dérogation} other {# blocages sous dérogation}}',
  'action.answer': 'Faire répondre {subject}',
  'action.blocked.why': 'Windows refuse ce port même à son propre service (erreur 10013).',
  'action.certificates':
    'Renouveler {count, plural, one {# certificat présenté} other {# certificats présentés}} par les services de messagerie',
  'action.check-again-after':
    'Relancez les contrôles s’il s’écoule plus de {minutes} minutes avant le démarrage de Setup.',
  'action.configuration':
    'Examiner {count, plural, one {# fichier de configuration} other {# fichiers de configuration}} que Setup a pu écraser',
  'action.configuration.no-change': 'Rien n’est remis en place automatiquement.',
  'action.do-not-give-back': 'Ne pas rendre le serveur avant que ce soit réglé',
  'action.do-not-give-back.during':
    'Quelque chose est arrêté, a échoué ou occupe un port dont Exchange a besoin.',
  'action.do-not-give-back.verify': 'Ne pas rendre le serveur : le vérifier à nouveau',
  'action.do-not-start': 'Ne pas lancer Setup : relancer les contrôles une fois ceci fait',
  'action.do-not-start.blockers':
    'Chaque blocage doit avoir disparu, ou faire l’objet d’une dérogation nominative, avec motif et échéance.',
  'action.do-not-start.open':
    'Une question qui pourrait bloquer la mise à jour n’a pas encore de réponse. Ce qui ne peut pas être lu n’est jamais une réussite.',
  'action.elevate': 'Redémarrer avec élévation',
  'action.elevate.detail':
    'Reconnectez-vous et acceptez la demande d’élévation, ou ouvrez le terminal avec « Exécuter en tant qu’administrateur ». Sans élévation, certains faits ne sont pas lus et aucun port ne peut être protégé.',
  'action.exclusion': 'Compléter l’exclusion de {ports} pour {service}',
  'action.exclusion.detail':
    'Elle doit figurer dans les deux familles et, pour l’après-redémarrage, dans le magasin persistant.',
  'action.free-captured': 'Libérer le port de {subject} : il est capturé',
  'action.free-port': 'Libérer le port {port} : attendre, ou arrêter ce qui l’occupe',
  'action.free-port.for':
    'Libérer le port {port} pour {service} : attendre, ou arrêter ce qui l’occupe',
  'action.free-port.holder': 'Il est occupé par {holder}.',
  'action.free-port.holder-ends':
    'Il est occupé par {holder}, qui prend fin de lui-même au bout de deux à quatre minutes.',
  'action.free-port.plan':
    'Le plan pour le service qui en a besoin attend le port ou ferme la connexion, et exclut le port avant de démarrer le service.',
  'action.give-back': 'Le serveur peut être rendu',
  'action.give-back.detail':
    'Ce qui fonctionnait avant la mise à jour fonctionne, écoute et accueille les clients comme avant. Signez ce rapport ; si le serveur est redémarré ensuite, vérifiez-le à nouveau.',
  'action.next-update':
    'Protéger les ports principaux (back-end) en vue de la prochaine mise à jour',
  'action.next-update.detail': 'La prochaine mise à jour arrêtera de nouveau tous les services.',
  'action.outage-unanswered':
    'Une question qui pourrait cacher une interruption est sans réponse. Ce qui ne peut pas être lu n’est jamais une réussite.',
  'action.proceed': 'Procéder à la mise à jour',
  'action.proceed-if': 'Procéder à la mise à jour si vous acceptez ce que contient ce rapport',
  'action.protect': 'Protéger les ports de {service}',
  'action.protect.detail':
    'Arrêter le service, exclure le port de façon persistante en IPv4 et en IPv6, démarrer le service, vérifier l’un et l’autre.',
  'action.protect.once-free': 'Possible seulement une fois le port libre, voir ci-dessus.',
  'action.protect.plan': 'Le plan montre chaque commande avant son exécution.',
  'action.restore':
    'Ramener {count, plural, one {# service} other {# services}} à l’état de référence',
  'action.restore.start-types':
    'Chacun retrouve le type de démarrage qu’il avait avant la mise à jour.',
  'action.restore.start-types-and-starts':
    'Chacun retrouve le type de démarrage qu’il avait avant la mise à jour, et ceux qui fonctionnaient alors sont démarrés dans l’ordre de leurs dépendances.',
  'action.restore.stopped':
    'Un service arrêté auparavant le reste ; rien ne passe en automatique qui ne l’était pas.',
  'action.run-checks': 'Lancer les contrôles',
  'action.settle-not-known': 'Éclaircir ce qui est inconnu : {subjects}',
  'action.settle-services':
    'Régler le cas de {count, plural, one {# service qui devrait fonctionner et ne fonctionne pas} other {# services qui devraient fonctionner et ne fonctionnent pas}}',
  'action.settle-services.detail':
    'Rétablissez ce que chaque service avait ; ne passez pas tous les services en automatique.',
  'action.settle-unread': 'Éclaircir ce qui n’a pas pu être lu : {subjects}',
  'action.settle-why': '{title} : en éclaircir la cause',
  'action.settle-why-first': '{title} : en éclaircir la cause avant de relancer',
  'action.start': 'Redémarrer {service}',
  'action.start-many':
    'Redémarrer {count, plural, one {# service qui fonctionnait} other {# services qui fonctionnaient}} avant la mise à jour',
  'action.start-once': 'Redémarrer {service} dès que {first} fonctionne',
  'action.start-once-many':
    'Redémarrer {count, plural, one {# service} other {# services}} dès que {first} fonctionne',
  'action.system-exclusion': 'Supprimer l’exclusion du système qui bloque {subject}',
  'action.system-exclusion.covers': 'Supprimer l’exclusion du système qui couvre tcp/{port}',
  'action.tables':
    'Rendre lisibles les tables de plage et d’exclusions, puis relancer les contrôles',
  'action.try-protocols': 'Essayer les protocoles de messagerie avant de rendre le serveur',
  'action.try-protocols.detail':
    'Les services qui fonctionnaient auparavant fonctionnent, et personne d’autre n’occupe leurs ports. Redémarrez le serveur comme la mise à jour le demande, puis refaites un relevé.',
  'action.verify-again': 'Vérifiez ensuite à nouveau.',
  'action.verify-broken-off':
    'Vérifier à nouveau le serveur : la dernière vérification a été interrompue',
  'action.verify-broken-off.detail': 'L’agent ou son ordinateur s’est arrêté en plein milieu.',
  'action.verify-changed': 'Vérifier à nouveau le serveur : il a été modifié',
  'action.verify-changed.detail':
    'Un plan a été confirmé depuis : rien de ce qui avait été constaté ne tient plus.',
  'action.verify-running': 'Laisser la vérification aller à son terme',
  'action.verify-running.detail': 'Rien de ce que montre ce rapport n’est définitif avant cela.',
  'action.wait-checks': 'Laisser chaque contrôle aller à son terme',
  'action.wait-checks.open':
    '{count, plural, one {# question encore sans réponse} other {# questions encore sans réponse}} : {questions}.',
  'action.wait-end': 'Attendre la fin de Setup, puis refaire ce rapport',
  'action.wait-end.detail': 'Il montre l’état au milieu de la mise à jour.',
  'action.wait-port': 'Attendre que le port {port} soit libre',
  'action.wait-port.check-for':
    'Attendre que le port {port} soit libre pour {service}, puis relancer les contrôles',
  'action.wait-setup': 'Laisser Setup travailler, et maintenir la surveillance',
  'action.waived': 'Ne pas oublier le blocage sous dérogation {finding}',
  'action.waived.by': 'Accepté par {by} jusqu’au {until} : {reason}',
};
