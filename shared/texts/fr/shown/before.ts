import type { beforeEn } from '../../en/shown/before.ts';

export const beforeFr: Readonly<Record<keyof typeof beforeEn, string>> = {
  'before.title': 'Avant la mise à jour',
  'before.tab.checks': 'Contrôles',
  'before.tab.ports': 'Carte des ports',
  'before.tab.ports-counted': 'Carte des ports ({count})',
  'before.tab.chance': 'Probabilité d’une capture',
  'before.run-the-checks': 'Lancer les contrôles',
  'before.to-the-gate': 'Vers le feu vert',

  'before.progress': 'Avancement des contrôles',
  'before.progress.nothing': 'Rien n’a encore été lu. La lecture ne modifie rien sur le serveur.',
  'before.progress.running':
    '{read} éléments lus sur {items}, {finished} contrôles terminés sur {checks}.',
  'before.progress.stopped':
    'Arrêt avant la fin : {read} éléments lus sur {items}, {finished} contrôles terminés sur {checks}. Relisez tout pour compléter l’exécution.',
  'before.progress.complete':
    '{items} éléments lus, {checks} contrôles terminés. {verdict} : {meaning}',

  'before.server': 'Serveur',
  'before.server.roles': 'Rôles',
  'before.server.agent': 'Agent',
  'before.server.read-at': 'Lu à',
  'before.server.not-read': 'Non lu',
  'before.server.not-read-yet': 'pas encore lu',
  'before.server.no-exchange': 'Introuvable',
  'before.server.elevated': 'Avec élévation',
  'before.server.not-elevated': 'Sans élévation',

  'before.checks': 'Contrôles',
  'before.phase.not-run': 'Non lancé',
  'before.phase.waiting': 'En attente',
  'before.phase.reading': 'Lecture',
  'before.detail.not-run': 'Pas encore lancé',
  'before.detail.run-again': 'À relancer',
  'before.detail.waiting': 'Attend son tour',
  'before.detail.reading': 'Lecture : {read} sur {needed}',
  'before.count.fail': '{count, plural, one {# sur {all} en échec} other {# sur {all} en échec}}',
  'before.count.manual':
    '{count, plural, one {# sur {all} est à juger par vous} other {# sur {all} sont à juger par vous}}',
  'before.count.not-applicable':
    '{count, plural, one {# sur {all} est sans objet} other {# sur {all} sont sans objet}}',
  'before.count.error':
    '{count, plural, one {# sur {all} n’a pas pu être contrôlé} other {# sur {all} n’ont pas pu être contrôlés}}',
  'before.count.skipped':
    '{count, plural, one {# sur {all} n’a pas été contrôlé} other {# sur {all} n’ont pas été contrôlés}}',
  'before.count.in-progress':
    '{count, plural, one {# sur {all} est encore en cours} other {# sur {all} sont encore en cours}}',
  'before.count.pass':
    '{count, plural, one {# réussi} other {# réussis}}, {rest, plural, one {# sans objet} other {# sans objet}}',
  'before.count.all-pass': 'Les {all} sont réussis',
  'before.impact': 'conséquence : {impact}',
  'before.impact.meaning': 'Ce qui se produit si rien n’est fait',

  'before.check': 'Détails de {id}',
  'before.check.not-asked':
    'Cette question n’a pas encore été posée. Lancez les contrôles pour voir la réponse.',
  'before.check.to-come': 'La réponse n’est pas encore connue.',
  'before.check.if-it-fails': 'En cas d’échec : {impact}',
  'before.check.answered-at': 'Réponse à {time}',
  'before.check.runs-again': 'Relancé',
  'before.check.runs-again.meaning': 'La réponse précédente figure ci-dessous.',
  'before.check.has-to-run-again': 'À relancer',
  'before.check.has-to-run-again.meaning':
    'La réponse précédente figure ci-dessous. Elle n’est plus valable.',

  'before.finding': '{outcome} : {title}',
  'before.finding.outcome': '{outcome} :',
  'before.finding.waived': 'Dérogation de {name} jusqu’au {until}',
  'before.remedies': 'Que faire',
  'before.remedies.command': 'Commande',
  'before.protect': 'Protéger les ports de {service}',
  'before.protect.button': 'Protéger…',
  'before.protect.when': 'Quand',
  'before.protect.now': 'Maintenant',
  'before.protect.now.meaning':
    'Le service est arrêté le temps d’exclure le port ; le port est protégé avant le lancement de Setup.',
  'before.protect.deferred': 'Quand Setup aura arrêté le service',
  'before.protect.deferred.meaning':
    'Personne n’est déconnecté maintenant. Le port reste exposé jusque-là, et la surveillance doit fonctionner pendant la mise à jour ; sans elle, rien n’est protégé. Une dérogation au constat bloquant est accordée en votre nom.',

  'before.evidence.items':
    '{count, plural, one {Preuves (# élément)} other {Preuves (# éléments)}}',
  'before.evidence.server': 'Ce que le serveur dit de lui-même',
  'before.evidence.baseline': 'L’état de référence, conservé avant la mise à jour',
  'before.evidence.journal': 'Le journal de cette exécution',
  'before.link.docs.exclusions': 'Réserver des ports',
  'before.link.docs.dynamic-ports': 'La plage de ports dynamiques',
  'before.link.docs.cumulative-update': 'Installer les mises à jour d’Exchange',
  'before.link.opens': 's’ouvre dans le navigateur',
  'before.evidence.read-by': 'Lu par',
  'before.evidence.by.command': 'Commande',
  'before.evidence.by.native': 'API Windows',
  'before.evidence.by.error': 'N’a pas pu être lu',
  'before.evidence.exit-code': 'Code de sortie',
  'before.evidence.started': 'Début',
  'before.evidence.took': 'Durée',
  'before.evidence.usable': 'Exploitable',
  'before.evidence.usable.yes': 'Oui',
  'before.evidence.usable.no': 'Non',
  'before.evidence.usable.no.meaning':
    'Rien de ce qui s’affiche ici ne peut être tenu pour acquis.',
  'before.evidence.unfinished': 'Aucune sortie : la lecture n’est pas allée à son terme.',
  'before.evidence.output': 'Sortie, décodée',
  'before.evidence.no-output': '(aucune sortie)',
  'before.evidence.cut':
    'Les {shown} premiers caractères sur {all} ; le fichier de preuves les contient tous.',
  'before.evidence.reading': 'Lecture des preuves',
  'before.evidence.values': 'Valeurs',
  'before.evidence.no-values': 'rien',
  'before.evidence.filter': 'Seulement les lignes contenant',
  'before.evidence.rows': 'Lignes',
  'before.evidence.rows.all': '{count, plural, one {# ligne} other {# lignes}}',
  'before.evidence.rows.all-cut':
    '{count, plural, one {# ligne} other {# lignes}}, dont les {shown} premières affichées',
  'before.evidence.rows.some': '{matching} sur {count, plural, one {# ligne} other {# lignes}}',
  'before.evidence.rows.some-cut':
    '{matching} sur {count, plural, one {# ligne} other {# lignes}}, dont les {shown} premières affichées',

  'before.ports.map':
    'Carte des ports 1 à {last} en IPv4 et IPv6 avec {count, plural, one {# port principal (back-end)} other {# ports principaux (back-end)}} : {ports}. Le tableau ci-dessous contient les mêmes informations.',
  'before.ports.around': 'Autour de {port} : {service}',
  'before.ports.lens': 'Les ports {first} à {last}, autour de {port}',
  'before.ports.slider': 'Ports principaux (back-end) sur la carte',
  'before.ports.slider.keys':
    'Les flèches passent d’un port à l’autre ; plus et moins changent l’échelle, Page précédente et Page suivante déplacent la carte, 0 affiche tous les ports.',
  'before.ports.value': '{port}, {source} : {risk}',
  'before.ports.value.family': '{family} : {place}, {exclusion}',
  'before.ports.flag': '{port} : {risk}, {source}',
  'before.ports.zoom-out': 'Réduire la carte',
  'before.ports.zoom-in': 'Agrandir la carte',
  'before.ports.all': 'Tous les ports',
  'before.ports.part': '{first}–{last} sur 1–{end}',
  'before.ports.dynamic-range': 'Plage de ports dynamiques',
  'before.ports.dynamic-range.ports': 'Plage de ports dynamiques {first}–{last}',
  'before.ports.range-not-read': 'plage non lue',
  'before.ports.administered': 'Exclusion administrée',
  'before.ports.administered.rows': 'Exclusion administrée : {ports}',
  'before.ports.administered.more': 'Exclusion administrée : {ports} et {more} autres',
  'before.ports.system': 'Exclusion du système',
  'before.ports.system.rows': 'Exclusion du système : {ports}',
  'before.ports.system.more': 'Exclusion du système : {ports} et {more} autres',
  'before.ports.candidate': 'Candidat : documenté, non constaté sur ce serveur',
  'before.ports.place.unread': 'Plage non lue',
  'before.ports.place.inside': 'Dans {first}–{last}',
  'before.ports.place.outside': 'Hors de {first}–{last}',
  'before.ports.exclusion.unread': 'Exclusions non lues',
  'before.ports.exclusion.boot-unknown': 'Exclu ; inconnu après redémarrage',
  'before.ports.exclusion.until-boot': 'Exclu jusqu’au prochain redémarrage',
  'before.ports.exclusion.excluded': 'Exclu',
  'before.ports.exclusion.after-boot': 'Exclu seulement après le prochain redémarrage',
  'before.ports.exclusion.not-needed': 'Exclusion inutile',
  'before.ports.exclusion.none': 'Non exclu',
  'before.ports.not-in-use': 'inutilisé',
  'before.ports.show-in-map': 'Afficher sur la carte',
  'before.ports.no-holder': 'aucun constaté',
  'before.ports.not-read-yet': 'Les ports principaux (back-end) n’ont pas encore été lus.',
  'before.ports.none-found':
    'Aucun port principal (back-end) n’a été trouvé ; PORT-001 dit pourquoi.',
  'before.ports.table': 'Tableau des ports principaux (back-end)',
  'before.ports.caption': 'Ports principaux (back-end)',
  'before.ports.column.risk': 'Risque',
  'before.ports.column.port': 'Port, source, service',
  'before.ports.column.holder': 'Autre détenteur',
  'before.ports.column.action': 'Action',

  'before.chance': 'Probabilité d’une capture',
  'before.chance.nothing': 'Rien n’a encore été mesuré.',
  'before.chance.no-port': 'Aucun port utilisé ne peut être capturé',
  'before.chance.no-port.why':
    'Chaque port principal (back-end) utilisé est hors de la plage de ports dynamiques ou en est exclu : Windows ne l’attribue pas. Il n’y a rien à estimer.',
  'before.chance.cannot-be-told': 'La probabilité d’une capture ne peut pas être estimée',
  'before.chance.unread':
    'Une table nécessaire à l’estimation n’a pas été lue ; rien ne peut donc être affirmé. PORT-005 et PORT-006 en donnent les raisons.',
  'before.chance.no-rate':
    'Le rythme d’attribution de ce serveur n’a pas pu être mesuré ; aucun chiffre n’est donc donné.',
  'before.chance.could-be':
    '{count, plural, one {# port pourrait être capturé} other {# ports pourraient être capturés}} en {minutes} minutes',
  'before.chance.bounds':
    'Windows ne documente pas l’ordre dans lequel il attribue les ports ; chaque probabilité est donc encadrée par deux bornes. Une faible probabilité n’est pas une raison d’accepter le risque : protéger les ports le supprime.',
  'before.chance.not-measured': 'Non mesuré',
  'before.chance.window': 'Fenêtre',
  'before.chance.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'before.chance.allocations-ipv4': 'Attributions, IPv4',
  'before.chance.allocations-ipv6': 'Attributions, IPv6',
  'before.chance.measured-for': 'Durée de la mesure',
  'before.chance.seconds': '{seconds}\u00a0s',
  'before.chance.assumptions': 'Hypothèses',
  'before.chance.picture':
    'Probabilités d’une capture entre 0 et 100\u00a0%. {rows}. Le tableau ci-dessous contient les mêmes informations.',
  'before.chance.row':
    'tcp/{port}, {service} : attribué au moins une fois pendant la fenêtre {ever}, occupé au moment du redémarrage {held}',
  'before.chance.row.unknown': 'tcp/{port}, {service} : inconnu',
  'before.chance.any':
    'Au moins un : attribué au moins une fois pendant la fenêtre {ever}, occupé au moment du redémarrage {held}',
  'before.chance.any.unknown': 'Au moins un : inconnu',
  'before.chance.measure.ever': 'Attribué au moins une fois pendant la fenêtre',
  'before.chance.measure.heldAtRestart': 'Occupé au moment du redémarrage',
  'before.chance.order':
    'Aléatoire et séquentiel : l’ordre dans lequel Windows peut attribuer les ports.',
  'before.chance.model.random': '{chance} aléatoire',
  'before.chance.model.sequential': '{chance} séquentiel',
  'before.chance.model.optimistic': '{chance} optimiste',
  'before.chance.model.pessimistic': '{chance} pessimiste',
  'before.chance.column.port': 'Port',
};
