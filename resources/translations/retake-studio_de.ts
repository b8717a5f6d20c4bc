<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>api::ErrorText</name>
    <message>
        <source>The program met a case that it does not know</source>
        <translation>Das Programm ist auf einen Fall gestoßen, den es nicht kennt</translation>
    </message>
    <message>
        <source>Report it, with these words.</source>
        <translation>Bitte mit diesem Wortlaut melden.</translation>
    </message>
    <message>
        <source>The service&apos;s address is not secure</source>
        <translation>Die Adresse des Dienstes ist nicht sicher</translation>
    </message>
    <message>
        <source>Use one that begins with https.</source>
        <translation>Eine Adresse verwenden, die mit https beginnt.</translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation>Der Dienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Die Netzwerkverbindung prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The service&apos;s host name is not known here</source>
        <translation>Der Rechnername des Dienstes ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>Check the network and the address.</source>
        <translation>Netzwerk und Adresse prüfen.</translation>
    </message>
    <message>
        <source>The secure connection failed</source>
        <translation>Die sichere Verbindung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock and the network.</source>
        <translation>Die Uhr dieses Computers und das Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>The proxy refused the connection</source>
        <translation>Der Proxy hat die Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>Die Proxy-Einstellungen des Systems prüfen.</translation>
    </message>
    <message>
        <source>The service did not answer in time</source>
        <translation>Der Dienst hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Später erneut versuchen.</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>Die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Das Netzwerk prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The service pointed to another address, which is never followed</source>
        <translation>Der Dienst hat auf eine andere Adresse verwiesen; solchen Verweisen wird nie gefolgt</translation>
    </message>
    <message>
        <source>Check the service&apos;s address.</source>
        <translation>Die Adresse des Dienstes prüfen.</translation>
    </message>
    <message>
        <source>The service has a fault of its own</source>
        <translation>Der Dienst hat selbst eine Störung</translation>
    </message>
    <message>
        <source>The service&apos;s storage refused the file</source>
        <translation>Der Speicher des Dienstes hat die Datei abgelehnt</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>In einigen Minuten erneut versuchen.</translation>
    </message>
    <message>
        <source>The service&apos;s answer breaks its own rules</source>
        <translation>Die Antwort des Dienstes verstößt gegen seine eigenen Regeln</translation>
    </message>
    <message>
        <source>Check its address, or try again later.</source>
        <translation>Seine Adresse prüfen oder später erneut versuchen.</translation>
    </message>
    <message>
        <source>Stopped, as you asked</source>
        <translation>Wie gewünscht abgebrochen</translation>
    </message>
    <message>
        <source>The service needs a key</source>
        <translation>Der Dienst braucht einen Schlüssel</translation>
    </message>
    <message>
        <source>Enter it in the settings or set LTX_API_KEY; the practice service needs none.</source>
        <translation>Den Schlüssel in den Einstellungen eingeben oder LTX_API_KEY setzen; der Übungsdienst braucht keinen.</translation>
    </message>
    <message>
        <source>The service does not take that; nothing was sent</source>
        <translation>Das nimmt der Dienst nicht an; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Change the range or the text.</source>
        <translation>Den Bereich oder den Text ändern.</translation>
    </message>
    <message>
        <source>The answer is larger than a result can be; it was not kept</source>
        <translation>Die Antwort ist größer, als ein Ergebnis sein kann; sie wurde nicht behalten</translation>
    </message>
    <message>
        <source>Give the request id to the service&apos;s support.</source>
        <translation>Dem Support des Dienstes die Anfrage-Kennung nennen.</translation>
    </message>
    <message>
        <source>The service finished without a result</source>
        <translation>Der Dienst ist ohne Ergebnis fertig geworden</translation>
    </message>
    <message>
        <source>Give the request id to its support.</source>
        <translation>Seinem Support die Anfrage-Kennung nennen.</translation>
    </message>
    <message>
        <source>The result can no longer be downloaded</source>
        <translation>Das Ergebnis lässt sich nicht mehr herunterladen</translation>
    </message>
    <message>
        <source>Look again, or give the request id to the service&apos;s support.</source>
        <translation>Noch einmal nachsehen oder dem Support des Dienstes die Anfrage-Kennung nennen.</translation>
    </message>
    <message>
        <source>The result came but cannot become a take; the file is kept</source>
        <translation>Das Ergebnis ist da, kann aber kein Take werden; die Datei bleibt erhalten</translation>
    </message>
    <message>
        <source>Try the retake once more.</source>
        <translation>Den Nachdreh noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It is not known whether the service took the request; it may have been charged</source>
        <translation>Es ist nicht bekannt, ob der Dienst die Anfrage angenommen hat; sie wurde möglicherweise berechnet</translation>
    </message>
    <message>
        <source>Look at your account before you send it again.</source>
        <translation>Vor dem erneuten Senden im Konto nachsehen.</translation>
    </message>
    <message>
        <source>The file to send cannot be read</source>
        <translation>Die zu sendende Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Check that it is still there.</source>
        <translation>Prüfen, ob sie noch da ist.</translation>
    </message>
    <message>
        <source>The result cannot be written</source>
        <translation>Das Ergebnis lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Check the folder and its permissions.</source>
        <translation>Den Ordner und seine Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The record of a job is damaged and was set aside</source>
        <translation>Die Aufzeichnung eines Auftrags ist beschädigt und wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>Look at your account before you send the retake again.</source>
        <translation>Vor dem erneuten Senden des Nachdrehs im Konto nachsehen.</translation>
    </message>
    <message>
        <source>Another running copy of the program looks after this job</source>
        <translation>Um diesen Auftrag kümmert sich ein anderes laufendes Exemplar des Programms</translation>
    </message>
    <message>
        <source>Wait for it to finish, or close it.</source>
        <translation>Warten, bis es fertig ist, oder es schließen.</translation>
    </message>
    <message>
        <source>No keyring answers here; the key is kept until you quit</source>
        <translation>Hier antwortet kein Schlüsselbund; der Schlüssel bleibt bis zum Beenden erhalten</translation>
    </message>
    <message>
        <source>Start the system&apos;s keyring to keep it longer.</source>
        <translation>Den Schlüsselbund des Systems starten, um ihn länger zu behalten.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring refused</source>
        <translation>Der Schlüsselbund des Systems hat abgelehnt</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Den Schlüsselbund entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>There is no key in the system&apos;s keyring</source>
        <translation>Im Schlüsselbund des Systems liegt kein Schlüssel</translation>
    </message>
    <message>
        <source>Enter the key again.</source>
        <translation>Den Schlüssel erneut eingeben.</translation>
    </message>
    <message>
        <source>The service does not accept the key</source>
        <translation>Der Dienst erkennt den Schlüssel nicht an</translation>
    </message>
    <message>
        <source>Check the key and enter it again.</source>
        <translation>Den Schlüssel prüfen und erneut eingeben.</translation>
    </message>
    <message>
        <source>Your account may not use retakes</source>
        <translation>Dieses Konto ist für Nachdrehs nicht freigeschaltet</translation>
    </message>
    <message>
        <source>Ask the service to enable them.</source>
        <translation>Den Dienst um Freischaltung bitten.</translation>
    </message>
    <message>
        <source>The service does not know this</source>
        <translation>Das kennt der Dienst nicht</translation>
    </message>
    <message>
        <source>The upload is too large for the service</source>
        <translation>Die Sendung ist zu groß für den Dienst</translation>
    </message>
    <message>
        <source>Make the range shorter.</source>
        <translation>Den Bereich verkürzen.</translation>
    </message>
    <message>
        <source>The service&apos;s content filter stopped the job</source>
        <translation>Der Inhaltsfilter des Dienstes hat den Auftrag angehalten</translation>
    </message>
    <message>
        <source>The service&apos;s content filter refused this</source>
        <translation>Der Inhaltsfilter des Dienstes hat das abgelehnt</translation>
    </message>
    <message>
        <source>Change the text or the range.</source>
        <translation>Den Text oder den Bereich ändern.</translation>
    </message>
    <message>
        <source>The balance of your account is too low</source>
        <translation>Das Guthaben des Kontos ist zu niedrig</translation>
    </message>
    <message>
        <source>Top it up, then send again.</source>
        <translation>Das Guthaben aufladen und dann erneut senden.</translation>
    </message>
    <message>
        <source>The service gave up on the job</source>
        <translation>Der Dienst hat den Auftrag aufgegeben</translation>
    </message>
    <message>
        <source>Look at your account, then try the retake once more.</source>
        <translation>Im Konto nachsehen und dann den Nachdreh noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The service refused the request</source>
        <translation>Der Dienst hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Change the range or the text and try again.</source>
        <translation>Den Bereich oder den Text ändern und erneut versuchen.</translation>
    </message>
    <message>
        <source>The account already has as many jobs at work as it may</source>
        <translation>Für das Konto laufen schon so viele Aufträge, wie es haben darf</translation>
    </message>
    <message>
        <source>Wait until one has finished.</source>
        <translation>Warten, bis einer fertig ist.</translation>
    </message>
    <message>
        <source>The service asks for fewer requests</source>
        <translation>Der Dienst bittet um weniger Anfragen</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>Eine Minute warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>The service is overloaded</source>
        <translation>Der Dienst ist überlastet</translation>
    </message>
    <message>
        <source>request id %1</source>
        <translation>Anfrage-Kennung %1</translation>
    </message>
    <message>
        <source>Raise it in the settings if you want to.</source>
        <translation>Heben Sie die Grenze in den Einstellungen an, wenn Sie das möchten.</translation>
    </message>
    <message>
        <source>This would cost more than you allow for a day; nothing was sent</source>
        <translation>Das würde mehr kosten, als Sie für einen Tag erlauben; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>This would cost more than you allow for a project; nothing was sent</source>
        <translation>Das würde mehr kosten, als Sie für ein Projekt erlauben; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>This would cost more than you allow for one retake; nothing was sent</source>
        <translation>Das würde mehr kosten, als Sie für einen Take erlauben; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>LTX Desktop reads files in place, so only the one on this computer can be used</source>
        <translation>LTX Desktop liest Dateien an Ort und Stelle, darum kann nur das auf diesem Rechner verwendet werden</translation>
    </message>
    <message>
        <source>Give an address of this computer.</source>
        <translation>Geben Sie eine Adresse dieses Rechners an.</translation>
    </message>
    <message>
        <source>LTX Desktop does not answer on this computer</source>
        <translation>LTX Desktop antwortet auf diesem Rechner nicht</translation>
    </message>
    <message>
        <source>Start it, or check its address in the settings.</source>
        <translation>Starten Sie es, oder prüfen Sie seine Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>LTX Desktop is guarded by a token and did not let us in</source>
        <translation>LTX Desktop ist mit einem Token geschützt und hat uns nicht eingelassen</translation>
    </message>
    <message>
        <source>Start its backend with a token of your own in LTX_AUTH_TOKEN, and this program with the same in LTX_DESKTOP_TOKEN.</source>
        <translation>Starten Sie sein Backend mit einem eigenen Token in LTX_AUTH_TOKEN und dieses Programm mit demselben in LTX_DESKTOP_TOKEN.</translation>
    </message>
    <message>
        <source>LTX Desktop is making something else now</source>
        <translation>LTX Desktop stellt gerade etwas anderes her</translation>
    </message>
    <message>
        <source>LTX Desktop would not make this itself but pay the hosted service for it; nothing was sent</source>
        <translation>LTX Desktop würde dies nicht selbst herstellen, sondern den gehosteten Dienst dafür bezahlen; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Let it make videos on this computer in its settings, or choose LTX here.</source>
        <translation>Lassen Sie es in seinen Einstellungen Videos auf diesem Rechner herstellen, oder wählen Sie hier LTX.</translation>
    </message>
    <message>
        <source>LTX Desktop refused the request</source>
        <translation>LTX Desktop hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>LTX Desktop gave up on the take</source>
        <translation>LTX Desktop hat den Take aufgegeben</translation>
    </message>
    <message>
        <source>Look into its log, or try a shorter range; it costs nothing.</source>
        <translation>Sehen Sie in sein Protokoll, oder versuchen Sie einen kürzeren Bereich; es kostet nichts.</translation>
    </message>
    <message>
        <source>The connection to LTX Desktop broke, and it no longer says what became of the take</source>
        <translation>Die Verbindung zu LTX Desktop brach ab, und es sagt nicht mehr, was aus dem Take wurde</translation>
    </message>
    <message>
        <source>Look into its gallery, or send it again; it costs nothing.</source>
        <translation>Sehen Sie in seine Galerie, oder senden Sie es noch einmal; es kostet nichts.</translation>
    </message>
    <message>
        <source>LTX Desktop has finished, but the file that it named cannot be read</source>
        <translation>LTX Desktop ist fertig, aber die genannte Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>Try the retake once more; it costs nothing.</source>
        <translation>Versuchen Sie den Nachdreh noch einmal; es kostet nichts.</translation>
    </message>
    <message>
        <source>The address that the service gave for the file is no longer accepted by its storage</source>
        <translation>Der Speicher des Dienstes nimmt die Adresse, die der Dienst für die Datei gab, nicht mehr an</translation>
    </message>
    <message>
        <source>Try again: a fresh one is asked for. Check this computer&apos;s clock if it stays so.</source>
        <translation>Noch einmal versuchen: Es wird um eine neue gebeten. Die Uhr dieses Rechners prüfen, wenn es so bleibt.</translation>
    </message>
    <message>
        <source>The file is no longer in the service&apos;s storage</source>
        <translation>Die Datei ist nicht mehr im Speicher des Dienstes</translation>
    </message>
    <message>
        <source>Look for the result once more.</source>
        <translation>Noch einmal nach dem Ergebnis sehen.</translation>
    </message>
    <message>
        <source>The service&apos;s storage already has a file at the place that the service gave</source>
        <translation>Der Speicher des Dienstes hat an der Stelle, die der Dienst gab, schon eine Datei</translation>
    </message>
    <message>
        <source>Try again: a fresh place is asked for.</source>
        <translation>Noch einmal versuchen: Es wird um einen neuen Platz gebeten.</translation>
    </message>
    <message>
        <source>The file is too large for the service&apos;s storage</source>
        <translation>Die Datei ist zu groß für den Speicher des Dienstes</translation>
    </message>
    <message>
        <source>The service does not know this job; it keeps a result for about a day</source>
        <translation>Der Dienst kennt diesen Auftrag nicht; ein Ergebnis bewahrt er etwa einen Tag lang auf</translation>
    </message>
    <message>
        <source>Look again; send the retake again only if it stays unknown.</source>
        <translation>Noch einmal nachsehen; den Nachdreh nur dann erneut senden, wenn der Auftrag unbekannt bleibt.</translation>
    </message>
    <message>
        <source>The book of what was spent cannot be read, so nothing more is sent</source>
        <translation>Das Ausgabenbuch lässt sich nicht lesen, deshalb wird nichts mehr gesendet</translation>
    </message>
    <message>
        <source>Mend that line, or move the file away: then nothing counts as spent.</source>
        <translation>Die Zeile berichtigen oder die Datei beiseite schieben: dann gilt nichts als ausgegeben.</translation>
    </message>
    <message>
        <source>Wait until it has finished, then send the retake again; nothing was begun.</source>
        <translation>Warten, bis es fertig ist, und den Nachdreh dann noch einmal senden; es wurde nichts begonnen.</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Its %1 pictures are scaled to %2.</source>
        <translation>Seine Bilder in %1 werden auf %2 skaliert.</translation>
    </message>
    <message>
        <source>Its %1 pictures are fitted into %2, with black bars beside them.</source>
        <translation>Seine Bilder in %1 werden in %2 eingepasst, mit schwarzen Balken daneben.</translation>
    </message>
    <message>
        <source>Its frames last unequally long and stay so; what is sent for a retake has %1 frames a second.</source>
        <translation>Seine Frames dauern ungleich lang und bleiben so; was für einen Nachdreh gesendet wird, hat %1 Bilder je Sekunde.</translation>
    </message>
    <message>
        <source>Its %1 frames a second stay what they are, beside the %2 of the rest; what is sent for a retake has %2.</source>
        <translation>Seine %1 Bilder je Sekunde bleiben, neben den %2 des Rests; was für einen Nachdreh gesendet wird, hat %2.</translation>
    </message>
    <message>
        <source>Its colours are laid into the HDR picture.</source>
        <translation>Seine Farben werden in das HDR-Bild eingesetzt.</translation>
    </message>
    <message>
        <source>Its HDR colours become ordinary ones.</source>
        <translation>Aus seinen HDR-Farben werden gewöhnliche.</translation>
    </message>
    <message>
        <source>It has no sound and is silent.</source>
        <translation>Es hat keinen Ton und bleibt still.</translation>
    </message>
    <message>
        <source>Its sound has %1 channels and is heard on %2.</source>
        <translation>Sein Ton hat %1 Kanäle und ist auf %2 zu hören.</translation>
    </message>
</context>
<context>
    <name>app::AddMediaWorkflow</name>
    <message numerus="yes">
        <source>Add %n file(s)</source>
        <translation>
            <numerusform>%n Datei hinzufügen</numerusform>
            <numerusform>%n Dateien hinzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::RetakeWorkflow</name>
    <message>
        <source>Retake</source>
        <translation>„Nachdreh“</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Withdraw retake</source>
        <translation>„Nachdreh zurückziehen“</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>„Take zeigen“</translation>
    </message>
    <message>
        <source>Remove pending take</source>
        <translation>„Ausstehenden Take entfernen“</translation>
    </message>
    <message>
        <source>nothing was sent, as the project could not be kept before: %1</source>
        <translation>nichts wurde gesendet, da das Projekt vorher nicht aufbewahrt werden konnte: %1</translation>
    </message>
</context>
<context>
    <name>app::SeamWorkflow</name>
    <message>
        <source>the take has no pictures beside this seam</source>
        <translation>der Take hat neben dieser Naht keine Bilder</translation>
    </message>
</context>
<context>
    <name>app::TakeFileWorkflow</name>
    <message>
        <source>Add take from file</source>
        <translation>„Take aus Datei hinzufügen“</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Redo one stretch of a video and leave the rest as it was.</source>
        <translation>Dreht ein Stück eines Videos neu und lässt den Rest, wie er war.</translation>
    </message>
    <message>
        <source>A video or a .retake project to open.</source>
        <translation>Ein Video oder ein .retake-Projekt, das geöffnet werden soll.</translation>
    </message>
    <message>
        <source>Retake Studio</source>
        <translation>Retake Studio</translation>
    </message>
    <message>
        <source>The folder for jobs and settings cannot be used, so nothing that is paid for could be kept safe. Check that your home folder is writable and not full.

%1</source>
        <translation>Der Ordner für Aufträge und Einstellungen ist nicht benutzbar; nichts Bezahltes könnte sicher aufbewahrt werden. Bitte prüfen, ob der persönliche Ordner beschreibbar und nicht voll ist.

%1</translation>
    </message>
    <message>
        <source>A job&apos;s journal could not be read and was set aside.</source>
        <translation>Das Protokoll eines Auftrags ließ sich nicht lesen und wurde beiseitegelegt.</translation>
    </message>
</context>
<context>
    <name>studio::Background</name>
    <message>
        <source>Take %1 is ready.</source>
        <translation>Take %1 ist fertig.</translation>
    </message>
    <message>
        <source>Retake Studio: all jobs are finished</source>
        <translation>Retake Studio: alle Aufträge sind fertig</translation>
    </message>
    <message>
        <source>Retake Studio: %1</source>
        <translation>Retake Studio: %1</translation>
    </message>
    <message>
        <source>Retake Studio</source>
        <translation>Retake Studio</translation>
    </message>
</context>
<context>
    <name>studio::EditWiring</name>
    <message>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were added.</source>
        <translation>
            <numerusform>%n Datei wurde hinzugefügt.</numerusform>
            <numerusform>%n Dateien wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation>Clip verschieben</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Change marker</source>
        <translation>Marker ändern</translation>
    </message>
    <message>
        <source>Set marker</source>
        <translation>Marker setzen</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marker entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Send %n marked retake(s) to %1, for about %2 together?</source>
        <translation>
            <numerusform>%n markierten Nachdreh an %1 senden, für etwa %2?</numerusform>
            <numerusform>%n markierte Nachdrehs an %1 senden, zusammen für etwa %2?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n marked retake(s) to %1, free of charge?</source>
        <translation>
            <numerusform>%n markierten Nachdreh kostenlos an %1 senden?</numerusform>
            <numerusform>%n markierte Nachdrehs kostenlos an %1 senden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send marked retake</source>
        <translation>Markierten Nachdreh senden</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Trimmen</translation>
    </message>
</context>
<context>
    <name>studio::PracticeWords</name>
    <message>
        <source>Asking for a place to upload to</source>
        <translation>Um einen Platz zum Hochladen bitten</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Sending the request (the step that costs money)</source>
        <translation>Die Anfrage senden (der Schritt, der Geld kostet)</translation>
    </message>
    <message>
        <source>Asking how it stands</source>
        <translation>Nach dem Stand fragen</translation>
    </message>
    <message>
        <source>Downloading the take</source>
        <translation>Den Take herunterladen</translation>
    </message>
    <message>
        <source>The job itself</source>
        <translation>Der Auftrag selbst</translation>
    </message>
    <message>
        <source>The take that comes</source>
        <translation>Der Take, der kommt</translation>
    </message>
    <message>
        <source>the key is refused</source>
        <translation>der Schlüssel wird abgelehnt</translation>
    </message>
    <message>
        <source>the account may not do this</source>
        <translation>das Konto darf das nicht</translation>
    </message>
    <message>
        <source>the balance is too low</source>
        <translation>das Guthaben reicht nicht</translation>
    </message>
    <message>
        <source>the video cannot be used</source>
        <translation>das Video ist nicht verwendbar</translation>
    </message>
    <message>
        <source>a wrong value</source>
        <translation>ein falscher Wert</translation>
    </message>
    <message>
        <source>stopped by the content filter</source>
        <translation>vom Inhaltsfilter angehalten</translation>
    </message>
    <message>
        <source>the job is forgotten</source>
        <translation>der Auftrag ist vergessen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>too many jobs at once</source>
        <translation>zu viele Aufträge auf einmal</translation>
    </message>
    <message>
        <source>the queue is full</source>
        <translation>die Warteschlange ist voll</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>zu viele Anfragen</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>überlastet</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>not available, in the newer wording</source>
        <translation>nicht verfügbar, in der neueren Form</translation>
    </message>
    <message>
        <source>an internal error</source>
        <translation>ein interner Fehler</translation>
    </message>
    <message>
        <source>the storage finds it too large</source>
        <translation>dem Speicher ist es zu groß</translation>
    </message>
    <message>
        <source>the place is taken</source>
        <translation>der Platz ist belegt</translation>
    </message>
    <message>
        <source>the address has expired</source>
        <translation>die Adresse ist abgelaufen</translation>
    </message>
    <message>
        <source>the take is gone</source>
        <translation>der Take ist fort</translation>
    </message>
    <message>
        <source>the take is gone for good</source>
        <translation>der Take ist endgültig fort</translation>
    </message>
    <message>
        <source>the storage is not available</source>
        <translation>der Speicher ist nicht verfügbar</translation>
    </message>
    <message>
        <source>an internal error of the storage</source>
        <translation>ein interner Fehler des Speichers</translation>
    </message>
    <message>
        <source>the storage refuses</source>
        <translation>der Speicher lehnt ab</translation>
    </message>
    <message>
        <source>sent on to another address</source>
        <translation>an eine andere Adresse verwiesen</translation>
    </message>
    <message>
        <source>a page of some proxy</source>
        <translation>eine Seite irgendeines Proxys</translation>
    </message>
    <message>
        <source>a page of some proxy, although the job was begun</source>
        <translation>eine Seite irgendeines Proxys, obwohl der Auftrag begonnen wurde</translation>
    </message>
    <message>
        <source>%1, although the job was begun</source>
        <translation>%1, obwohl der Auftrag begonnen wurde</translation>
    </message>
    <message>
        <source>%1, with how long to wait</source>
        <translation>%1, mit der Wartezeit</translation>
    </message>
    <message>
        <source>%1, with until when to wait</source>
        <translation>%1, mit dem Ende der Wartezeit</translation>
    </message>
    <message>
        <source>Cut off before it was read</source>
        <translation>Abgebrochen, bevor gelesen wurde</translation>
    </message>
    <message>
        <source>Cut off without an answer, although the job was begun</source>
        <translation>Ohne Antwort abgebrochen, obwohl der Auftrag begonnen wurde</translation>
    </message>
    <message>
        <source>Cut off without an answer</source>
        <translation>Ohne Antwort abgebrochen</translation>
    </message>
    <message>
        <source>Connection reset, although the job was begun</source>
        <translation>Verbindung zurückgesetzt, obwohl der Auftrag begonnen wurde</translation>
    </message>
    <message>
        <source>Connection reset</source>
        <translation>Verbindung zurückgesetzt</translation>
    </message>
    <message>
        <source>Cut off half-way</source>
        <translation>Auf halbem Weg abgebrochen</translation>
    </message>
    <message>
        <source>Half an answer, although the job was begun</source>
        <translation>Eine halbe Antwort, obwohl der Auftrag begonnen wurde</translation>
    </message>
    <message>
        <source>Half an answer</source>
        <translation>Eine halbe Antwort</translation>
    </message>
    <message>
        <source>Stops half-way</source>
        <translation>Bleibt auf halbem Weg stehen</translation>
    </message>
    <message>
        <source>No answer ever, although the job was begun</source>
        <translation>Nie eine Antwort, obwohl der Auftrag begonnen wurde</translation>
    </message>
    <message>
        <source>No answer ever</source>
        <translation>Nie eine Antwort</translation>
    </message>
    <message>
        <source>A late answer</source>
        <translation>Eine späte Antwort</translation>
    </message>
    <message>
        <source>Shorter than announced</source>
        <translation>Kürzer als angekündigt</translation>
    </message>
    <message>
        <source>Accepted, but without a number to ask for</source>
        <translation>Angenommen, aber ohne Nummer zum Nachfragen</translation>
    </message>
    <message>
        <source>It takes ten times as long</source>
        <translation>Er dauert zehnmal so lange</translation>
    </message>
    <message>
        <source>It fails: %1</source>
        <translation>Er schlägt fehl: %1</translation>
    </message>
    <message>
        <source>It ends without a take</source>
        <translation>Er endet ohne Take</translation>
    </message>
    <message>
        <source>It is in a state that nobody knows</source>
        <translation>Er ist in einem Zustand, den niemand kennt</translation>
    </message>
    <message>
        <source>The change spreads half a second to both sides</source>
        <translation>Die Änderung reicht auf beiden Seiten eine halbe Sekunde weiter</translation>
    </message>
    <message>
        <source>The end is missing</source>
        <translation>Das Ende fehlt</translation>
    </message>
    <message>
        <source>Another frame rate</source>
        <translation>Eine andere Bildrate</translation>
    </message>
    <message>
        <source>A smaller picture, 1280 × 720</source>
        <translation>Ein kleineres Bild, 1280 × 720</translation>
    </message>
    <message>
        <source>The stretch is black</source>
        <translation>Der Bereich ist schwarz</translation>
    </message>
    <message>
        <source>The file lost its end</source>
        <translation>Der Datei fehlt das Ende</translation>
    </message>
</context>
<context>
    <name>studio::ProjectWiring</name>
    <message>
        <source>What is not saved could not be kept for recovery. Save the project now and then until this is mended.</source>
        <translation>Was nicht gespeichert ist, konnte nicht für die Wiederherstellung gesichert werden. Das Projekt ab und zu speichern, bis das behoben ist.</translation>
    </message>
    <message>
        <source>“%1” is back as it was on %2. Save it to keep it.</source>
        <translation>„%1“ ist wieder da, wie es am %2 war. Speichern, um es zu behalten.</translation>
    </message>
    <message>
        <source>Newer copies that could not be read were passed over: %1.</source>
        <translation>Neuere Kopien, die nicht lesbar waren, wurden übergangen: %1.</translation>
    </message>
    <message>
        <source>All files are found. Save the project to keep where they are.</source>
        <translation>Alle Dateien sind gefunden. Das Projekt speichern, um ihre Orte zu behalten.</translation>
    </message>
    <message>
        <source>Collected as %1: the project with all its files, %2.</source>
        <translation>Gesammelt als %1: das Projekt mit allen seinen Dateien, %2.</translation>
    </message>
    <message>
        <source>Collecting cancelled. Nothing was written.</source>
        <translation>Sammeln abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>studio::SeamWiring</name>
    <message>
        <source>Slide seam</source>
        <translation>Naht verschieben</translation>
    </message>
    <message>
        <source>Crossfade seam</source>
        <translation>Naht überblenden</translation>
    </message>
    <message>
        <source>The seam lies where it is seen least: the pictures differ by %1 of 255 there.</source>
        <translation>Die Naht liegt, wo man sie am wenigsten sieht: Die Bilder unterscheiden sich dort um %1 von 255.</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The seam lies %1 earlier: the pictures differ by %2 of 255 there, by %3 where it was.</source>
        <translation>Die Naht liegt %1 früher: Die Bilder unterscheiden sich dort um %2 von 255, vorher um %3.</translation>
    </message>
    <message>
        <source>The seam lies %1 later: the pictures differ by %2 of 255 there, by %3 where it was.</source>
        <translation>Die Naht liegt %1 später: Die Bilder unterscheiden sich dort um %2 von 255, vorher um %3.</translation>
    </message>
</context>
<context>
    <name>studio::ServiceWords</name>
    <message>
        <source>Practice: on this computer, no AI, no cost</source>
        <translation>Übung: auf diesem Rechner, ohne KI, ohne Kosten</translation>
    </message>
    <message>
        <source>LTX Desktop: on this computer&apos;s graphics card, no cost</source>
        <translation>LTX Desktop: auf der Grafikkarte dieses Rechners, ohne Kosten</translation>
    </message>
    <message>
        <source>LTX: the real service, with your key</source>
        <translation>LTX: der echte Dienst, mit Ihrem Schlüssel</translation>
    </message>
</context>
<context>
    <name>studio::SettingsWiring</name>
    <message>
        <source>the system&apos;s keychain</source>
        <translation>im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>LTX_API_KEY, which was set where the program was started</source>
        <translation>in LTX_API_KEY, beim Start des Programms gesetzt</translation>
    </message>
    <message>
        <source>memory, until you quit</source>
        <translation>im Arbeitsspeicher, bis zum Beenden</translation>
    </message>
    <message>
        <source>The service accepts this key. Keep it to use it.</source>
        <translation>Der Dienst nimmt diesen Schlüssel an. Zum Verwenden behalten.</translation>
    </message>
    <message>
        <source>The service accepts the key.</source>
        <translation>Der Dienst nimmt den Schlüssel an.</translation>
    </message>
    <message>
        <source>%1 (Request id %2)</source>
        <translation>%1 (Anfrage-Kennung %2)</translation>
    </message>
</context>
<context>
    <name>studio::TakeWiring</name>
    <message>
        <source>Star take</source>
        <translation>„Take mit Stern markieren“</translation>
    </message>
    <message>
        <source>Note on take</source>
        <translation>„Notiz zum Take“</translation>
    </message>
    <message>
        <source>Accept take</source>
        <translation>„Take übernehmen“</translation>
    </message>
    <message>
        <source>Take accepted. Export writes it into the video.</source>
        <translation>Take übernommen. Der Export schreibt ihn in das Video.</translation>
    </message>
    <message>
        <source>Reject take</source>
        <translation>„Take verwerfen“</translation>
    </message>
    <message>
        <source>Take rejected; the original is shown. The take is kept.</source>
        <translation>Take verworfen; das Original ist zu sehen. Der Take bleibt erhalten.</translation>
    </message>
    <message>
        <source>Choose the range first that is to show this take: drag on the pictures.</source>
        <translation>Zuerst den Bereich wählen, der diesen Take zeigen soll: über die Bilder ziehen.</translation>
    </message>
    <message>
        <source>Use take in range</source>
        <translation>„Take im Bereich verwenden“</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>„Take zeigen“</translation>
    </message>
    <message>
        <source>The take is out of the project, but its file could not be deleted. Delete it by hand.</source>
        <translation>Der Take ist aus dem Projekt, aber seine Datei ließ sich nicht löschen. Sie von Hand löschen.</translation>
    </message>
</context>
<context>
    <name>studio::WindowWiring</name>
    <message>
        <source>Enter your key in Settings first, or use the practice service.</source>
        <translation>Zuerst in den Einstellungen den Schlüssel eingeben oder den Übungsdienst verwenden.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message numerus="yes">
        <source>The next part is selected; %n more after it.</source>
        <translation>
            <numerusform>Der nächste Teil ist ausgewählt; danach folgt noch %n weiterer.</numerusform>
            <numerusform>Der nächste Teil ist ausgewählt; danach folgen noch %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Split into %1 parts; the first is selected. Each is sent and paid for by its own press.</source>
        <translation>In %1 Teile geteilt; der erste ist ausgewählt. Jeder wird mit einem eigenen Klick gesendet und bezahlt.</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>„Take zeigen“</translation>
    </message>
    <message>
        <source>Take %1 is ready, but its stretch was removed; it stays in the list.</source>
        <translation>Take %1 ist fertig, aber sein Stück wurde entfernt; er bleibt in der Liste.</translation>
    </message>
    <message>
        <source>Take %1 is ready. Compare it with the original, then accept or reject it.</source>
        <translation>Take %1 ist fertig. Mit dem Original vergleichen, dann übernehmen oder verwerfen.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>Export cancelled. Nothing was written.</source>
        <translation>Export abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain did not take the key; it is kept until you quit.</source>
        <translation>Der Schlüsselbund des Systems hat den Schlüssel nicht angenommen; er bleibt bis zum Beenden erhalten.</translation>
    </message>
    <message>
        <source>Stopped before anything was sent.</source>
        <translation>Angehalten, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Weggelassen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Handed over as %1, with %n take file(s).</source>
        <translation>
            <numerusform>Übergeben als %1, mit %n Take-Datei.</numerusform>
            <numerusform>Übergeben als %1, mit %n Take-Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Handed over as %1.</source>
        <translation>Übergeben als %1.</translation>
    </message>
    <message>
        <source>Hand-over cancelled. Nothing was written.</source>
        <translation>Übergabe abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Match colours</source>
        <translation>Farben angleichen</translation>
    </message>
    <message>
        <source>Match loudness</source>
        <translation>Lautheit angleichen</translation>
    </message>
    <message>
        <source>Colours as they came</source>
        <translation>Farben wie geliefert</translation>
    </message>
    <message>
        <source>Loudness as it came</source>
        <translation>Lautheit wie geliefert</translation>
    </message>
    <message>
        <source>No program on this computer opened the file that would be sent. Save it instead: Retake › Save What Would Be Sent.</source>
        <translation>Kein Programm auf diesem Computer hat die Datei geöffnet, die gesendet würde. Sie lässt sich stattdessen speichern: Nachdreh › Speichern, was gesendet würde.</translation>
    </message>
    <message>
        <source>Saved what would be sent as %1. Nothing was sent.</source>
        <translation>Was gesendet würde, ist als %1 gespeichert. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>A result is here that another version of Retake Studio ordered. Only that one knows where it belongs; it is kept for it in “%1”.</source>
        <translation>Ein Ergebnis ist da, das eine andere Version von Retake Studio bestellt hat. Nur diese weiß, wohin es gehört; es wird für sie in „%1“ aufgehoben.</translation>
    </message>
    <message>
        <source>The comparison was exported to %1.</source>
        <translation>Der Vergleich wurde nach %1 exportiert.</translation>
    </message>
    <message>
        <source>Take %1 is ready. What you see there stays until you choose the take.</source>
        <translation>Take %1 ist fertig. Was dort zu sehen ist, bleibt, bis der Take gewählt wird.</translation>
    </message>
</context>
<context>
    <name>timeline::edit</name>
    <message>
        <source>the file has no pictures</source>
        <translation>die Datei hat keine Bilder</translation>
    </message>
    <message>
        <source>a clip keeps at least one frame</source>
        <translation>ein Clip behält mindestens einen Frame</translation>
    </message>
    <message>
        <source>the clip has no pictures before that</source>
        <translation>der Clip hat davor keine Bilder</translation>
    </message>
    <message>
        <source>the clip has no pictures behind that</source>
        <translation>der Clip hat dahinter keine Bilder</translation>
    </message>
    <message>
        <source>there is no such place</source>
        <translation>diese Stelle gibt es nicht</translation>
    </message>
    <message>
        <source>nothing lies before the first clip</source>
        <translation>vor dem ersten Clip liegt nichts</translation>
    </message>
    <message>
        <source>the last clip cannot be deleted</source>
        <translation>der letzte Clip lässt sich nicht löschen</translation>
    </message>
    <message>
        <source>that lies outside the sequence</source>
        <translation>das liegt außerhalb der Sequenz</translation>
    </message>
    <message>
        <source>there is no such marker</source>
        <translation>diesen Marker gibt es nicht</translation>
    </message>
    <message>
        <source>the file of this clip is not open</source>
        <translation>die Datei dieses Clips ist nicht offen</translation>
    </message>
    <message>
        <source>there is no such clip</source>
        <translation>diesen Clip gibt es nicht</translation>
    </message>
    <message>
        <source>the range holds no frame</source>
        <translation>der Bereich enthält keinen Frame</translation>
    </message>
    <message>
        <source>nothing would be left</source>
        <translation>nichts bliebe übrig</translation>
    </message>
    <message>
        <source>a stretch cannot be moved into itself</source>
        <translation>ein Stück lässt sich nicht in sich selbst verschieben</translation>
    </message>
    <message>
        <source>nothing was copied</source>
        <translation>nichts wurde kopiert</translation>
    </message>
    <message>
        <source>this was copied in another project</source>
        <translation>das wurde in einem anderen Projekt kopiert</translation>
    </message>
    <message>
        <source>the clip before it has no pictures behind its end for that; choose fewer frames, or end that clip earlier</source>
        <translation>der Clip davor hat dafür keine Bilder hinter seinem Ende; weniger Bilder wählen oder diesen Clip früher enden lassen</translation>
    </message>
    <message>
        <source>the clip has no pictures before its begin for that; choose fewer frames, or begin the clip later</source>
        <translation>der Clip hat dafür keine Bilder vor seinem Anfang; weniger Bilder wählen oder den Clip später beginnen lassen</translation>
    </message>
    <message>
        <source>a crossfade has 0 to %1 frames</source>
        <translation>eine Überblendung hat 0 bis %1 Bilder</translation>
    </message>
    <message>
        <source>the clips beside the cut are too short for that, with the crossfades that they have; choose fewer frames</source>
        <translation>die Clips neben dem Schnitt sind dafür zu kurz, mit den Überblendungen, die sie haben; weniger Bilder wählen</translation>
    </message>
    <message>
        <source>this take has no picture of its own</source>
        <translation>dieser Take hat kein eigenes Bild</translation>
    </message>
    <message>
        <source>this take has no sound of its own</source>
        <translation>dieser Take hat keinen eigenen Ton</translation>
    </message>
    <message>
        <source>the video that was copied is not in the project any more</source>
        <translation>das kopierte Video ist nicht mehr im Projekt</translation>
    </message>
</context>
<context>
    <name>timeline::model::ErrorText</name>
    <message>
        <source>Stopped, as you asked</source>
        <translation>Wie gewünscht abgebrochen</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>It may have been moved or renamed; choose it again.</source>
        <translation>Die Datei wurde vielleicht verschoben oder umbenannt; bitte erneut auswählen.</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Check its permissions and the disk.</source>
        <translation>Zugriffsrechte und Datenträger prüfen.</translation>
    </message>
    <message>
        <source>%1 is no video of a known kind</source>
        <translation>%1 ist kein Video einer bekannten Art</translation>
    </message>
    <message>
        <source>Choose an MP4, MOV, MKV, WebM or similar file.</source>
        <translation>Eine MP4-, MOV-, MKV-, WebM- oder ähnliche Datei wählen.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes)</source>
        <translation>%1 ist leer (0 Byte)</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Die Datei erneut kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>%1 is cut off: its end is missing</source>
        <translation>%1 ist abgeschnitten: das Ende fehlt</translation>
    </message>
    <message>
        <source>Copy or download it again, or finish the recording.</source>
        <translation>Die Datei erneut kopieren oder herunterladen oder die Aufnahme abschließen.</translation>
    </message>
    <message>
        <source>%1 has sound but no picture</source>
        <translation>%1 hat Ton, aber kein Bild</translation>
    </message>
    <message>
        <source>Choose a file with a video track.</source>
        <translation>Eine Datei mit Videospur wählen.</translation>
    </message>
    <message>
        <source>%1 is encrypted</source>
        <translation>%1 ist verschlüsselt</translation>
    </message>
    <message>
        <source>Choose a copy without protection.</source>
        <translation>Eine Kopie ohne Schutz wählen.</translation>
    </message>
    <message>
        <source>%1 uses a codec that cannot be decoded here</source>
        <translation>%1 verwendet einen Codec, der sich hier nicht decodieren lässt</translation>
    </message>
    <message>
        <source>Convert it to H.264 first.</source>
        <translation>Die Datei zuerst in H.264 umwandeln.</translation>
    </message>
    <message>
        <source>%1 is too large to be handled</source>
        <translation>%1 ist zu groß, um verarbeitet zu werden</translation>
    </message>
    <message>
        <source>Use a shorter range or a smaller copy.</source>
        <translation>Einen kürzeren Bereich oder eine kleinere Kopie verwenden.</translation>
    </message>
    <message>
        <source>%1 is damaged in part and cannot be decoded there</source>
        <translation>%1 ist teilweise beschädigt und lässt sich dort nicht decodieren</translation>
    </message>
    <message>
        <source>Choose another range, or repair the file.</source>
        <translation>Einen anderen Bereich wählen oder die Datei reparieren.</translation>
    </message>
    <message>
        <source>%1 has a frame that cannot be had exactly</source>
        <translation>%1 hat einen Frame, der sich nicht genau anfahren lässt</translation>
    </message>
    <message>
        <source>Choose another moment, or convert the file first.</source>
        <translation>Eine andere Stelle wählen oder die Datei zuerst umwandeln.</translation>
    </message>
    <message>
        <source>That lies outside the video</source>
        <translation>Das liegt außerhalb des Videos</translation>
    </message>
    <message>
        <source>Choose a moment inside it.</source>
        <translation>Eine Stelle innerhalb des Videos wählen.</translation>
    </message>
    <message>
        <source>This edit is not possible here</source>
        <translation>Dieser Schritt ist hier nicht möglich</translation>
    </message>
    <message>
        <source>Choose another range.</source>
        <translation>Einen anderen Bereich wählen.</translation>
    </message>
    <message>
        <source>This cannot be done as asked</source>
        <translation>Das lässt sich so nicht ausführen</translation>
    </message>
    <message>
        <source>Change it and try again.</source>
        <translation>Bitte ändern und erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 is used by this project and is never overwritten</source>
        <translation>%1 wird von diesem Projekt verwendet und nie überschrieben</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Choose another folder, or check its permissions.</source>
        <translation>Einen anderen Ordner wählen oder die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The encoder for this format is missing here</source>
        <translation>Der Encoder für dieses Format fehlt hier</translation>
    </message>
    <message>
        <source>Choose another format.</source>
        <translation>Ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>The encoder failed</source>
        <translation>Der Encoder ist gescheitert</translation>
    </message>
    <message>
        <source>Try another format or another folder.</source>
        <translation>Ein anderes Format oder einen anderen Ordner versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot become a take; it is kept</source>
        <translation>%1 kann kein Take werden; die Datei bleibt erhalten</translation>
    </message>
    <message>
        <source>Try the retake once more, or choose another file.</source>
        <translation>Den Nachdreh noch einmal versuchen oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>%1 cannot be read as a project</source>
        <translation>%1 lässt sich nicht als Projekt lesen</translation>
    </message>
    <message>
        <source>Open an earlier copy of it.</source>
        <translation>Eine frühere Kopie davon öffnen.</translation>
    </message>
    <message>
        <source>%1 was saved by a newer version of this program</source>
        <translation>%1 wurde mit einer neueren Version dieses Programms gespeichert</translation>
    </message>
    <message>
        <source>Update the program to open it.</source>
        <translation>Zum Öffnen das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>%1 has changed since it was opened</source>
        <translation>%1 hat sich seit dem Öffnen geändert</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Die Datei erneut öffnen.</translation>
    </message>
    <message>
        <source>The program met a case that it does not know</source>
        <translation>Das Programm ist auf einen Fall gestoßen, den es nicht kennt</translation>
    </message>
    <message>
        <source>Report it, with these words.</source>
        <translation>Bitte mit diesem Wortlaut melden.</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 is open in another program</source>
        <translation>%1 ist in einem anderen Programm offen</translation>
    </message>
    <message>
        <source>Close it there first, or open a copy of it.</source>
        <translation>Es dort zuerst schließen, oder eine Kopie öffnen.</translation>
    </message>
    <message>
        <source>%1 was changed by another program after it was opened here, and is left as it is</source>
        <translation>%1 wurde nach dem Öffnen von einem anderen Programm geändert und bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Save under another name; then you have both.</source>
        <translation>Unter einem anderen Namen speichern; dann ist beides da.</translation>
    </message>
    <message>
        <source>The project lacks files that it needs</source>
        <translation>Dem Projekt fehlen Dateien, die es braucht</translation>
    </message>
    <message>
        <source>Put them back, or find them: relink the project.</source>
        <translation>Sie zurücklegen oder suchen: das Projekt neu verknüpfen.</translation>
    </message>
    <message>
        <source>%1 cannot stand in for the missing file</source>
        <translation>%1 kann die fehlende Datei nicht ersetzen</translation>
    </message>
    <message>
        <source>Choose the file that was used.</source>
        <translation>Die Datei wählen, die verwendet wurde.</translation>
    </message>
</context>
<context>
    <name>timeline::model::FitnessText</name>
    <message>
        <source>The new stretch comes back at 1080p and is scaled up to %1x%2.</source>
        <translation>Das neue Stück kommt in 1080p zurück und wird auf %1x%2 hochskaliert.</translation>
    </message>
    <message>
        <source>The new stretch comes back at 1080p and is scaled down.</source>
        <translation>Das neue Stück kommt in 1080p zurück und wird herunterskaliert.</translation>
    </message>
    <message>
        <source>The picture is padded to 16:9 for the service and cropped again.</source>
        <translation>Das Bild wird für den Dienst auf 16:9 ergänzt und danach wieder beschnitten.</translation>
    </message>
    <message>
        <source>HDR is sent as SDR; the new stretch has no highlights above white.</source>
        <translation>HDR wird als SDR gesendet; das neue Stück hat keine Lichter über Weiß.</translation>
    </message>
    <message>
        <source>%1-bit colour is sent as 8-bit.</source>
        <translation>Farben mit %1 Bit werden mit 8 Bit gesendet.</translation>
    </message>
    <message>
        <source>Interlaced pictures are sent as whole frames.</source>
        <translation>Halbbilder werden als Vollbilder gesendet.</translation>
    </message>
    <message>
        <source>The variable frame rate is sent at a constant rate and mapped back.</source>
        <translation>Die variable Bildrate wird konstant gesendet und danach zurückgerechnet.</translation>
    </message>
    <message>
        <source>The video is shorter than 73 frames; its last frame is held as padding.</source>
        <translation>Das Video ist kürzer als 73 Frames; der letzte Frame wird zum Auffüllen gehalten.</translation>
    </message>
    <message>
        <source>The video has no sound; a retake of the sound adds a track.</source>
        <translation>Das Video hat keinen Ton; ein Nachdreh des Tons fügt eine Spur hinzu.</translation>
    </message>
    <message>
        <source>Sound is sent as stereo; surround channels keep the original.</source>
        <translation>Der Ton wird in Stereo gesendet; Surround-Kanäle behalten das Original.</translation>
    </message>
    <message>
        <source>Only the first audio track is sent.</source>
        <translation>Nur die erste Tonspur wird gesendet.</translation>
    </message>
</context>
<context>
    <name>timeline::model::WindowText</name>
    <message>
        <source>The range ran past the end of the video and stops there.</source>
        <translation>Der Bereich ging über das Ende des Videos hinaus und hört dort auf.</translation>
    </message>
    <message>
        <source>The range is shorter than the service redoes: a section of %1 s is sent, and only your range is used.</source>
        <translation>Der Bereich ist kürzer, als der Dienst neu drehen kann: Ein Abschnitt von %1 s wird gesendet, und nur der Bereich wird verwendet.</translation>
    </message>
    <message>
        <source>More context is sent so that the service gets the %1 frames it needs.</source>
        <translation>Es wird mehr Kontext gesendet, damit der Dienst die nötigen %1 Frames erhält.</translation>
    </message>
    <message>
        <source>The video is shorter than the service needs; its last frame is held as padding.</source>
        <translation>Das Video ist kürzer, als der Dienst es braucht; der letzte Frame wird zum Auffüllen gehalten.</translation>
    </message>
    <message>
        <source>The limit of the service leaves less context than you asked for.</source>
        <translation>Die Grenze des Dienstes lässt weniger Kontext zu als gewünscht.</translation>
    </message>
    <message>
        <source>The frame rate varies: a constant rate is sent and mapped back to your frames.</source>
        <translation>Die Bildrate schwankt: Gesendet wird mit konstanter Rate, danach wird auf die ursprünglichen Frames zurückgerechnet.</translation>
    </message>
    <message>
        <source>The range is longer than the service takes in one piece. Split it or make it shorter.</source>
        <translation>Der Bereich ist länger, als der Dienst am Stück annimmt. Bitte teilen oder verkürzen.</translation>
    </message>
</context>
<context>
    <name>timeline::render</name>
    <message>
        <source>the name must end in %1</source>
        <translation>der Name muss auf %1 enden</translation>
    </message>
    <message>
        <source>the name must end in %1 or %2</source>
        <translation>der Name muss auf %1 oder %2 enden</translation>
    </message>
    <message>
        <source>HDR becomes SDR.</source>
        <translation>Aus HDR wird SDR.</translation>
    </message>
    <message>
        <source>%1-bit colour becomes %2-bit.</source>
        <translation>Aus Farbe mit %1 Bit wird %2 Bit.</translation>
    </message>
    <message>
        <source>Colour at %1 becomes %2.</source>
        <translation>Aus Farbe in %1 wird %2.</translation>
    </message>
    <message>
        <source>Transparency is left out.</source>
        <translation>Die Transparenz entfällt.</translation>
    </message>
    <message>
        <source>Interlaced pictures are written as whole frames.</source>
        <translation>Halbbilder werden als ganze Bilder geschrieben.</translation>
    </message>
    <message>
        <source>Only the sound is written; pictures, subtitles and chapters are left out.</source>
        <translation>Nur der Ton wird geschrieben; Bilder, Untertitel und Kapitel entfallen.</translation>
    </message>
    <message>
        <source>the sequence has no sound</source>
        <translation>die Sequenz hat keinen Ton</translation>
    </message>
    <message>
        <source>For review: the original on the left, the sequence as it is now on the right, with its sound.</source>
        <translation>Zum Begutachten: links das Original, rechts die Sequenz, wie sie jetzt ist, mit deren Ton.</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>no take is in use</source>
        <translation>kein Take ist eingesetzt</translation>
    </message>
    <message>
        <source>takes %1 are in use; say which one</source>
        <translation>die Takes %1 sind eingesetzt; welcher ist gemeint?</translation>
    </message>
    <message>
        <source>the take lies nowhere in the sequence</source>
        <translation>der Take liegt nirgends in der Sequenz</translation>
    </message>
    <message>
        <source>Take %1 alone is written, at the size and rate of the sequence.</source>
        <translation>Take %1 allein wird geschrieben, in Größe und Bildrate der Sequenz.</translation>
    </message>
    <message>
        <source>It lies at %1 places; the first is written.</source>
        <translation>Er liegt an %1 Stellen; die erste wird geschrieben.</translation>
    </message>
    <message>
        <source>the sequence is made of this very file</source>
        <translation>die Sequenz besteht aus genau dieser Datei</translation>
    </message>
    <message>
        <source>; with no picture counted anew, %1</source>
        <translation>; ohne neu gezählte Bilder: %1</translation>
    </message>
    <message>
        <source>; with whole GOPs encoded, %1</source>
        <translation>; mit ganzen codierten GOPs: %1</translation>
    </message>
    <message>
        <source>Everything up to the next IDR picture was encoded, because a copy with less of it encoded did not come out right: %1.</source>
        <translation>Alles bis zum nächsten IDR-Bild wurde codiert, weil eine Kopie, in der weniger codiert war, nicht richtig wurde: %1.</translation>
    </message>
    <message>
        <source>Whole GOPs were encoded, because a copy with less of it encoded did not come out right: %1.</source>
        <translation>Ganze GOPs wurden codiert, weil eine Kopie, in der weniger codiert war, nicht richtig wurde: %1.</translation>
    </message>
    <message>
        <source>The whole file was encoded anew, because a copy did not come out right: %1.</source>
        <translation>Die ganze Datei wurde neu codiert, weil eine Kopie nicht richtig wurde: %1.</translation>
    </message>
    <message>
        <source>the plan is of another sequence</source>
        <translation>der Plan gehört zu einer anderen Sequenz</translation>
    </message>
    <message>
        <source>a chosen take has not arrived yet</source>
        <translation>ein gewählter Take ist noch nicht da</translation>
    </message>
    <message>
        <source>this FFmpeg has no %1</source>
        <translation>dieses FFmpeg hat kein %1</translation>
    </message>
    <message>
        <source>The source&apos;s format (%1) is written as H.264.</source>
        <translation>Das Format der Quelle (%1) wird als H.264 geschrieben.</translation>
    </message>
    <message>
        <source>the sequence has no frames</source>
        <translation>die Sequenz hat keine Frames</translation>
    </message>
    <message>
        <source>the first clip has no file</source>
        <translation>der erste Clip hat keine Datei</translation>
    </message>
    <message>
        <source>The odd size %1x%2 becomes even.</source>
        <translation>Die ungerade Größe %1x%2 wird gerade.</translation>
    </message>
    <message>
        <source>this format was chosen</source>
        <translation>dieses Format gewählt wurde</translation>
    </message>
    <message>
        <source>The whole file is encoded anew, because %1.</source>
        <translation>Die ganze Datei wird neu codiert, weil %1.</translation>
    </message>
    <message>
        <source>the pictures behind a range cannot be counted anew (%1)</source>
        <translation>die Bilder hinter einem Bereich nicht neu gezählt werden können (%1)</translation>
    </message>
    <message>
        <source>the parameter sets of the pictures lie among them, where those of a new stretch find no place</source>
        <translation>die Parametersätze der Bilder zwischen ihnen liegen, wo die eines neuen Bereichs keinen Platz finden</translation>
    </message>
    <message>
        <source>the source&apos;s parameter sets cannot be read, so that nothing can be encoded to go with them</source>
        <translation>die Parametersätze der Quelle nicht lesbar sind, so dass nichts passend dazu codiert werden kann</translation>
    </message>
    <message>
        <source>the pictures may be interlaced, and what is encoded between them would not be</source>
        <translation>die Bilder Halbbilder sein können, und was dazwischen codiert wird, keine wären</translation>
    </message>
    <message>
        <source>there is no encoder for H.264 in the source&apos;s profile (number %1) here</source>
        <translation>es hier keinen Codierer für H.264 im Profil der Quelle (Nummer %1) gibt</translation>
    </message>
    <message>
        <source>the pictures are interlaced, and what is encoded between them would not be</source>
        <translation>die Bilder Halbbilder sind, und was dazwischen codiert wird, keine wären</translation>
    </message>
    <message>
        <source>%1, which this kind of file cannot hold</source>
        <translation>%1: diese Art Datei kann das nicht aufnehmen</translation>
    </message>
    <message>
        <source>%1 of %2, as it is not the first file</source>
        <translation>%1 aus %2, da es nicht die erste Datei ist</translation>
    </message>
    <message>
        <source>%1, as frames were cut out or moved</source>
        <translation>%1, da Frames herausgeschnitten oder verschoben wurden</translation>
    </message>
    <message>
        <source>%1, as it could not be copied</source>
        <translation>%1, da es nicht kopiert werden konnte</translation>
    </message>
    <message>
        <source>the encoder gave %1 pictures instead of %2</source>
        <translation>der Codierer %1 Bilder statt %2 lieferte</translation>
    </message>
    <message>
        <source>the encoder gave too many pictures</source>
        <translation>der Codierer zu viele Bilder lieferte</translation>
    </message>
    <message>
        <source>the encoder reorders more than the source</source>
        <translation>der Codierer stärker umordnet als die Quelle</translation>
    </message>
    <message>
        <source>the copy does not decode: %1</source>
        <translation>die Kopie nicht decodierbar ist: %1</translation>
    </message>
    <message>
        <source>the copy&apos;s decoder complains of what begins at frame %1</source>
        <translation>der Decodierer der Kopie über das klagt, was mit Frame %1 beginnt</translation>
    </message>
    <message>
        <source>frame %1 of the copy does not decode</source>
        <translation>Frame %1 der Kopie nicht decodierbar ist</translation>
    </message>
    <message>
        <source>frame %1 beside a seam has changed</source>
        <translation>Frame %1 neben einer Naht sich geändert hat</translation>
    </message>
    <message>
        <source>frame %1 in a seam is not like the source&apos;s</source>
        <translation>Frame %1 in einer Naht nicht wie der der Quelle ist</translation>
    </message>
    <message>
        <source>frame %1 in a seam is its neighbour</source>
        <translation>Frame %1 in einer Naht sein Nachbar ist</translation>
    </message>
    <message>
        <source>the encoder for %1 here (%2) cannot write pictures in the source&apos;s format (%3)</source>
        <translation>der Codierer für %1 hier (%2) keine Bilder im Format der Quelle (%3) schreiben kann</translation>
    </message>
    <message>
        <source>the encoder for %1 here (%2) cannot write pictures like the source&apos;s (%3×%4%5)</source>
        <translation>der Codierer für %1 hier (%2) keine Bilder wie die der Quelle (%3×%4%5) schreiben kann</translation>
    </message>
    <message>
        <source>there is no encoder for %1 here</source>
        <translation>es hier keinen Codierer für %1 gibt</translation>
    </message>
    <message>
        <source>this picture is no broken link</source>
        <translation>dieses Bild nicht von seinen Vorgängern gelöst werden kann</translation>
    </message>
    <message>
        <source>these pictures cannot be counted anew</source>
        <translation>diese Bilder nicht neu gezählt werden können</translation>
    </message>
    <message>
        <source>a stretch of pictures in %1 cannot be replaced without the others</source>
        <translation>ein Bereich in %1 nicht ohne die anderen Bilder ersetzt werden kann</translation>
    </message>
    <message>
        <source>The sound&apos;s packets are not of the usual length.</source>
        <translation>Die Pakete des Tons haben nicht die übliche Länge.</translation>
    </message>
    <message>
        <source>The encoder here cannot make such sound.</source>
        <translation>Der Codierer hier kann solchen Ton nicht herstellen.</translation>
    </message>
    <message>
        <source>The encoder here makes another kind of AAC than the source&apos;s.</source>
        <translation>Der Codierer hier stellt eine andere Art AAC her als die der Quelle.</translation>
    </message>
    <message>
        <source>New packets would not join the source&apos;s sound without being heard.</source>
        <translation>Neue Pakete würden sich nicht unhörbar an den Ton der Quelle fügen.</translation>
    </message>
    <message>
        <source>The sound&apos;s rate is not the one that is said.</source>
        <translation>Die Abtastrate des Tons ist nicht die angegebene.</translation>
    </message>
    <message>
        <source>The sound is written as AAC.</source>
        <translation>Der Ton wird als AAC geschrieben.</translation>
    </message>
    <message>
        <source>there is no such sound track</source>
        <translation>es gibt keine solche Tonspur</translation>
    </message>
    <message>
        <source>The file gains a sound track: silence, and the takes&apos; sound.</source>
        <translation>Die Datei bekommt eine Tonspur: Stille und den Ton der Takes.</translation>
    </message>
    <message>
        <source>The take&apos;s stereo sound goes to the front pair; the other channels are silent there.</source>
        <translation>Der Stereoton des Takes kommt auf das vordere Paar; die anderen Kanäle sind dort still.</translation>
    </message>
    <message>
        <source>The take&apos;s mono sound goes to the centre or front; the other channels are silent there.</source>
        <translation>Der Monoton des Takes kommt in die Mitte oder nach vorn; die anderen Kanäle sind dort still.</translation>
    </message>
    <message>
        <source>The take&apos;s stereo sound becomes mono.</source>
        <translation>Der Stereoton des Takes wird mono.</translation>
    </message>
    <message>
        <source>%1 cannot hold this sound (%2).</source>
        <translation>%1 kann diesen Ton nicht aufnehmen (%2).</translation>
    </message>
    <message>
        <source>the copy cannot be read (%1)</source>
        <translation>die Kopie nicht lesbar ist (%1)</translation>
    </message>
    <message>
        <source>the copy has %1 frames instead of %2</source>
        <translation>die Kopie %1 Frames statt %2 hat</translation>
    </message>
    <message>
        <source>frame %1 of the copy is not at its time</source>
        <translation>Frame %1 der Kopie nicht an seiner Zeit steht</translation>
    </message>
    <message>
        <source>the copy is not as long as the source</source>
        <translation>die Kopie nicht so lang wie die Quelle ist</translation>
    </message>
    <message>
        <source>a track is gone</source>
        <translation>eine Spur ist fort</translation>
    </message>
    <message>
        <source>a track of the copy is missing</source>
        <translation>eine Spur der Kopie fehlt</translation>
    </message>
    <message>
        <source>track %1 of the copy has another %2</source>
        <translation>Spur %1 der Kopie abweicht in: %2</translation>
    </message>
    <message>
        <source>the copy&apos;s new sound track is missing</source>
        <translation>die neue Tonspur der Kopie fehlt</translation>
    </message>
    <message>
        <source>the copy has other chapters</source>
        <translation>die Kopie andere Kapitel hat</translation>
    </message>
    <message>
        <source>the packets of track %1 are not all as they were</source>
        <translation>nicht alle Pakete der Spur %1 sind, wie sie waren</translation>
    </message>
    <message>
        <source>the sound of track %1 is not as long as it was</source>
        <translation>der Ton der Spur %1 nicht so lang ist, wie er war</translation>
    </message>
    <message>
        <source>the source is another kind of file, whose pictures and sound this one cannot hold as they are</source>
        <translation>die Quelle eine andere Art Datei ist, deren Bilder und Ton diese nicht unverändert aufnehmen kann</translation>
    </message>
    <message>
        <source>a file of this kind cannot hold the source&apos;s pictures (%1)</source>
        <translation>eine Datei dieser Art die Bilder der Quelle (%1) nicht aufnehmen kann</translation>
    </message>
    <message>
        <source>a file of this kind cannot hold the source&apos;s sound (%1)</source>
        <translation>eine Datei dieser Art den Ton der Quelle (%1) nicht aufnehmen kann</translation>
    </message>
    <message>
        <source>frames were cut out or moved, or come from several files, and what was encoded for other neighbours cannot be copied</source>
        <translation>Frames herausgeschnitten oder verschoben wurden oder aus mehreren Dateien kommen, und was für andere Nachbarn codiert wurde, nicht kopiert werden kann</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Frame %1</translation>
    </message>
    <message>
        <source>frames %1–%2</source>
        <translation>Frames %1–%2</translation>
    </message>
    <message>
        <source>%1, between ranges whose GOPs touch</source>
        <translation>%1, zwischen Bereichen, deren GOPs sich berühren</translation>
    </message>
    <message>
        <source>%1, which cannot be decoded without what is replaced</source>
        <translation>%1, nicht decodierbar ohne das, was ersetzt wird</translation>
    </message>
    <message>
        <source>%1, the beginning of the GOP</source>
        <translation>%1, der Anfang der GOP</translation>
    </message>
    <message>
        <source>%1, as the rest of the file has no point to enter it</source>
        <translation>%1, da der Rest der Datei keinen Einstiegspunkt hat</translation>
    </message>
    <message>
        <source>%1, the rest of the GOP in which the range ends</source>
        <translation>%1, der Rest der GOP, in der der Bereich endet</translation>
    </message>
    <message>
        <source>Encoded beside the range: %1.</source>
        <translation>Neben dem Bereich codiert: %1.</translation>
    </message>
    <message>
        <source>Counted anew in the headers of their packets, the coded pictures as they are: %1.</source>
        <translation>In den Köpfen ihrer Pakete neu gezählt, die codierten Bilder wie sie sind: %1.</translation>
    </message>
    <message>
        <source>the file does not say when its pictures are shown</source>
        <translation>die Datei nicht sagt, wann ihre Bilder gezeigt werden</translation>
    </message>
    <message>
        <source>the file does not say in which order its pictures are decoded</source>
        <translation>die Datei nicht sagt, in welcher Reihenfolge ihre Bilder decodiert werden</translation>
    </message>
    <message>
        <source>no such frames</source>
        <translation>keine solchen Frames</translation>
    </message>
    <message>
        <source>one of the two has no such frames</source>
        <translation>eines der beiden hat solche Frames nicht</translation>
    </message>
    <message>
        <source>Difference × %1</source>
        <translation>Differenz × %1</translation>
    </message>
    <message>
        <source>Blend %1 %</source>
        <translation>Überblendung %1 %</translation>
    </message>
    <message>
        <source>%1 has cuts where the sequence has crossfades; the formats OTIO and EDL keep them.</source>
        <translation>%1 hat Schnitte, wo die Sequenz Überblendungen hat; die Formate OTIO und EDL behalten sie.</translation>
    </message>
    <message>
        <source>Crossfades handed over as cuts, because their files have no pictures beyond them: %1.</source>
        <translation>Als Schnitte übergebene Überblendungen, weil ihre Dateien jenseits davon keine Bilder haben: %1.</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>As chosen</source>
        <translation>Wie gewählt</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1 (the service says “%2”)</source>
        <translation>%1 (Meldung des Dienstes: „%2“)</translation>
    </message>
    <message>
        <source>Waiting in line</source>
        <translation>Wartet, bis andere fertig sind</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Wird hochgeladen</translation>
    </message>
    <message>
        <source>Handing the request over</source>
        <translation>Wird übergeben</translation>
    </message>
    <message>
        <source>In the service&apos;s queue</source>
        <translation>Eingereiht, wartet noch</translation>
    </message>
    <message>
        <source>The service is working</source>
        <translation>Wird neu gedreht</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Refused; nothing was charged</source>
        <translation>Abgelehnt; nichts wurde berechnet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not known whether the service took it</source>
        <translation>Nicht bekannt, ob der Dienst den Auftrag angenommen hat</translation>
    </message>
    <message>
        <source>Stopped; it may have been charged</source>
        <translation>Abgebrochen; wurde möglicherweise berechnet</translation>
    </message>
    <message>
        <source>Stopped; nothing was charged</source>
        <translation>Abgebrochen; nichts wurde berechnet</translation>
    </message>
    <message>
        <source>Practice costs nothing; stopping only drops this take.</source>
        <translation>Üben kostet nichts; beim Abbrechen entfällt nur dieser Take.</translation>
    </message>
    <message>
        <source>The service cannot take a request back: about %1 are spent already. Stopping gives up the result.</source>
        <translation>Der Dienst kann eine Anfrage nicht zurücknehmen: Etwa %1 sind schon ausgegeben. Mit dem Abbrechen entfällt das Ergebnis.</translation>
    </message>
    <message>
        <source>Nothing has been charged yet.</source>
        <translation>Noch wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>Another running copy of the program looks after this one.</source>
        <translation>Um diesen Auftrag kümmert sich ein anderes laufendes Exemplar des Programms.</translation>
    </message>
    <message>
        <source>The connection broke while the request was handed over. It may have been charged (about %1). It is never sent again by itself.</source>
        <translation>Die Verbindung ist bei der Übergabe der Anfrage abgebrochen. Sie wurde möglicherweise berechnet (etwa %1). Von selbst wird sie nie erneut gesendet.</translation>
    </message>
    <message>
        <source>The connection broke while the request was handed over. Practice costs nothing.</source>
        <translation>Die Verbindung ist bei der Übergabe der Anfrage abgebrochen. Üben kostet nichts.</translation>
    </message>
    <message>
        <source>%1 Trying again in %2 s.</source>
        <translation>%1 Neuer Versuch in %2 s.</translation>
    </message>
    <message>
        <source>uploading, %1 %</source>
        <translation>wird hochgeladen, %1 %</translation>
    </message>
    <message>
        <source>downloading, %1 %</source>
        <translation>wird heruntergeladen, %1 %</translation>
    </message>
    <message>
        <source>%1 needs your decision</source>
        <translation>Entscheidung nötig: %1</translation>
    </message>
    <message>
        <source>%1 running: %2</source>
        <translation>%1 in Arbeit: %2</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>Nachdreh</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Laufwerkssteuerung</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>interlaced</source>
        <translation>Halbbilder</translation>
    </message>
    <message>
        <source>%1, turned by %2°</source>
        <translation>%1, um %2° gedreht</translation>
    </message>
    <message>
        <source>%1 (stored as %2)</source>
        <translation>%1 (gespeichert als %2)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>%1 on average</source>
        <translation>%1 im Mittel</translation>
    </message>
    <message>
        <source>VFR</source>
        <translation>VFR</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>%1, %2 range</source>
        <translation>%1, %2 Wertebereich</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voller</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>begrenzter</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>HDR</source>
        <translation>HDR</translation>
    </message>
    <message>
        <source>Key frames</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <source>%1, at most %2 apart</source>
        <translation>%1, Abstand höchstens %2</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Farbtiefe</translation>
    </message>
    <message>
        <source>%1 bit, %2</source>
        <translation>%1 Bit, %2</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Track %1</source>
        <translation>Spur %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Other tracks</source>
        <translation>Weitere Spuren</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.mkv *.webm *.avi *.mxf *.ts *.mts *.m2ts *.mpg *.mpeg *.wmv *.flv *.ogv *.3gp);;All files (*)</source>
        <translation>Videos (*.mp4 *.mov *.m4v *.mkv *.webm *.avi *.mxf *.ts *.mts *.m2ts *.mpg *.mpeg *.wmv *.flv *.ogv *.3gp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Retake projects (*.retake)</source>
        <translation>Retake-Projekte (*.retake)</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Add a take from a file</source>
        <translation>Take aus Datei hinzufügen</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>too long for one piece: split it</source>
        <translation>zu lang für ein Stück: bitte teilen</translation>
    </message>
    <message>
        <source>stops at the end of the video</source>
        <translation>hört am Ende des Videos auf</translation>
    </message>
    <message>
        <source>%1 are sent, only the range is used</source>
        <translation>%1 werden gesendet, nur der Bereich wird verwendet</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>sends %1, %2, %3</source>
        <translation>sendet %1, %2, %3</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>aus Datei</translation>
    </message>
    <message>
        <source> · practice</source>
        <translation> · Übung</translation>
    </message>
    <message>
        <source>HDR (PQ) shown as SDR</source>
        <translation>HDR (PQ) als SDR gezeigt</translation>
    </message>
    <message>
        <source>HDR (HLG) shown as SDR</source>
        <translation>HDR (HLG) als SDR gezeigt</translation>
    </message>
    <message>
        <source>Cutting the window</source>
        <translation>Ausschnitt wird geschnitten</translation>
    </message>
    <message>
        <source>cutting the window, %1 %</source>
        <translation>Ausschnitt wird geschnitten, %1 %</translation>
    </message>
    <message>
        <source>Hand over to another editor</source>
        <translation>An ein anderes Schnittprogramm übergeben</translation>
    </message>
    <message>
        <source>OpenTimelineIO (*.otio);;Final Cut Pro XML (*.fcpxml);;EDL (*.edl);;MLT XML (*.mlt)</source>
        <translation>OpenTimelineIO (*.otio);;Final Cut Pro XML (*.fcpxml);;EDL (*.edl);;MLT XML (*.mlt)</translation>
    </message>
    <message>
        <source>Save what would be sent</source>
        <translation>Speichern, was gesendet würde</translation>
    </message>
    <message>
        <source>MP4 (*.mp4)</source>
        <translation>MP4 (*.mp4)</translation>
    </message>
    <message>
        <source>MP4 (*.mp4);;QuickTime (*.mov);;Matroska (*.mkv);;WebM (*.webm);;WAV (*.wav);;MPEG-4 sound (*.m4a)</source>
        <translation>MP4 (*.mp4);;QuickTime (*.mov);;Matroska (*.mkv);;WebM (*.webm);;WAV (*.wav);;MPEG-4-Ton (*.m4a)</translation>
    </message>
    <message>
        <source>The take is still on its way.</source>
        <translation>Der Take ist noch unterwegs.</translation>
    </message>
    <message>
        <source>Measured only on what a service gave back.</source>
        <translation>Gemessen wird nur, was ein Dienst zurückgegeben hat.</translation>
    </message>
    <message>
        <source>The colours fit: nothing to match was found beside the range.</source>
        <translation>Die Farben passen: Neben dem Bereich fand sich nichts anzugleichen.</translation>
    </message>
    <message>
        <source>The loudness fits, or one of the two is silent: nothing to match.</source>
        <translation>Die Lautheit passt, oder eines von beiden ist stumm: nichts anzugleichen.</translation>
    </message>
    <message>
        <source>Save the list of what was spent</source>
        <translation>Liste der Ausgaben speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 waiting in line</source>
        <translation>%1 warten in der Reihe</translation>
    </message>
    <message>
        <source>It costs nothing; stopping only drops this take.</source>
        <translation>Er kostet nichts; das Anhalten verwirft nur diesen Take.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>usually about %1</source>
        <translation>meist etwa %1</translation>
    </message>
    <message>
        <source>usually %1 to %2</source>
        <translation>meist %1 bis %2</translation>
    </message>
    <message>
        <source>A job is under way.</source>
        <translation>Ein Auftrag läuft.</translation>
    </message>
    <message>
        <source>%1 jobs are under way.</source>
        <translation>%1 Aufträge laufen.</translation>
    </message>
    <message>
        <source>After quitting, what the service has taken on goes on there; it is taken up at the next start, and nothing is sent or paid twice.</source>
        <translation>Was der Dienst angenommen hat, läuft dort nach dem Beenden weiter; es wird beim nächsten Start wieder aufgenommen, und nichts wird zweimal gesendet oder bezahlt.</translation>
    </message>
    <message>
        <source>After quitting, practice jobs begin anew at the next start; they cost nothing.</source>
        <translation>Übungsaufträge beginnen nach dem Beenden beim nächsten Start von vorn; sie kosten nichts.</translation>
    </message>
    <message>
        <source>What is still being cut was not sent; quitting drops it.</source>
        <translation>Was noch geschnitten wird, ist nicht gesendet; Beenden verwirft es.</translation>
    </message>
    <message>
        <source>retake: %1</source>
        <translation>retake: %1</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>The result is here</source>
        <translation>Das Ergebnis ist da</translation>
    </message>
    <message>
        <source>The command line ordered this one: “retake resume” finishes it.</source>
        <translation>Das hat die Befehlszeile bestellt: „retake resume“ stellt es fertig.</translation>
    </message>
    <message>
        <source>Add videos behind the last clip</source>
        <translation>Videos hinter dem letzten Clip hinzufügen</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>MP4 (*.mp4);;QuickTime (*.mov);;Matroska (*.mkv)</source>
        <translation>MP4 (*.mp4);;QuickTime (*.mov);;Matroska (*.mkv)</translation>
    </message>
    <message>
        <source>Find a missing file</source>
        <translation>Eine fehlende Datei suchen</translation>
    </message>
    <message>
        <source>Collect into a new folder</source>
        <translation>In einen neuen Ordner sammeln</translation>
    </message>
    <message>
        <source>Folder (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>Collect into a ZIP</source>
        <translation>In eine ZIP-Datei sammeln</translation>
    </message>
    <message>
        <source>ZIP (*.zip)</source>
        <translation>ZIP (*.zip)</translation>
    </message>
    <message>
        <source>crosses a cut</source>
        <translation>reicht über einen Schnitt</translation>
    </message>
    <message>
        <source>The range crosses a cut: the service sees both shots and may blend them. A range on each side keeps them apart.</source>
        <translation>Der Bereich reicht über einen Schnitt: Der Dienst sieht beide Einstellungen und vermischt sie vielleicht. Ein Bereich auf jeder Seite hält sie auseinander.</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>verworfen: %1</translation>
    </message>
    <message>
        <source>Service: %1</source>
        <translation>Dienst: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation>Anfrage-Kennung: %1</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>Gesendet: %1</translation>
    </message>
    <message>
        <source>Took: %1</source>
        <translation>Dauerte: %1</translation>
    </message>
    <message>
        <source>Take %1 is on its way, but its stretch was deleted: it will be kept here.</source>
        <translation>Take %1 ist unterwegs, aber sein Stück wurde gelöscht: Er wird hier aufgehoben.</translation>
    </message>
    <message>
        <source>Take %1 is kept, but its stretch was deleted. Undo brings it back.</source>
        <translation>Take %1 ist aufgehoben, aber sein Stück wurde gelöscht. Rückgängig bringt es zurück.</translation>
    </message>
    <message>
        <source>take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>It cost about %1, which no one gives back.</source>
        <translation>Gekostet hat das etwa %1, die niemand zurückgibt.</translation>
    </message>
    <message>
        <source>It cost nothing.</source>
        <translation>Gekostet hat es nichts.</translation>
    </message>
    <message>
        <source>It cannot be undone, and neither can the steps before it.</source>
        <translation>Das lässt sich nicht rückgängig machen, und die Schritte davor auch nicht mehr.</translation>
    </message>
    <message>
        <source>Pictures at the seams</source>
        <translation>Bilder an den Nähten</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Clip %1</translation>
    </message>
    <message>
        <source>Chosen range</source>
        <translation>Gewählter Bereich</translation>
    </message>
    <message>
        <source>Range with 1 take</source>
        <translation>Bereich mit 1 Take</translation>
    </message>
    <message>
        <source>Range with %1 takes</source>
        <translation>Bereich mit %1 Takes</translation>
    </message>
    <message>
        <source>Marker · %1</source>
        <translation>Marker · %1</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, gewählt</translation>
    </message>
    <message>
        <source>%1, picture chosen</source>
        <translation>%1, Bild gewählt</translation>
    </message>
    <message>
        <source>%1, sound chosen</source>
        <translation>%1, Ton gewählt</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>noch zu senden</translation>
    </message>
    <message>
        <source>take %1 chosen</source>
        <translation>Take %1 gewählt</translation>
    </message>
    <message>
        <source>original chosen</source>
        <translation>Original gewählt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Last kept</source>
        <translation>Letztes behaltene</translation>
    </message>
    <message>
        <source>First new</source>
        <translation>Erstes neue</translation>
    </message>
    <message>
        <source>Last new</source>
        <translation>Letztes neue</translation>
    </message>
    <message>
        <source>First kept</source>
        <translation>Erstes behaltene</translation>
    </message>
    <message>
        <source>Begins  %1</source>
        <translation>Beginnt  %1</translation>
    </message>
    <message>
        <source>Ends  %1</source>
        <translation>Endet  %1</translation>
    </message>
    <message>
        <source>Go there and select</source>
        <translation>Hingehen und auswählen</translation>
    </message>
    <message>
        <source>Show its takes</source>
        <translation>Seine Takes zeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Zoom to the range</source>
        <translation>Auf den Bereich zoomen</translation>
    </message>
    <message>
        <source>Take %1, %2, %3, %4</source>
        <translation>Take %1, %2, %3, %4</translation>
    </message>
    <message>
        <source>ready, chosen</source>
        <translation>fertig, gewählt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Playhead</source>
        <translation>Abspielkopf</translation>
    </message>
    <message>
        <source>Range, %1</source>
        <translation>Bereich, %1</translation>
    </message>
    <message>
        <source>Begin of the range</source>
        <translation>Anfang des Bereichs</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>Ende des Bereichs</translation>
    </message>
    <message>
        <source>Clip %1 of %2, %3</source>
        <translation>Clip %1 von %2, %3</translation>
    </message>
    <message>
        <source>Marker, %1, %2</source>
        <translation>Marker, %1, %2</translation>
    </message>
    <message>
        <source>%1 · as it was</source>
        <translation>%1 · wie vorher</translation>
    </message>
    <message>
        <source>%1 · %2 longer</source>
        <translation>%1 · %2 länger</translation>
    </message>
    <message>
        <source>%1 · %2 shorter</source>
        <translation>%1 · %2 kürzer</translation>
    </message>
    <message>
        <source>Refused; the first request may have been charged</source>
        <translation>Abgelehnt; die erste Anfrage kann berechnet worden sein</translation>
    </message>
    <message>
        <source>This deletes %1. What was downloaded for it goes when you save the project.</source>
        <translation>Das löscht %1. Was dafür heruntergeladen wurde, verschwindet beim Speichern des Projekts.</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Retake Studio</source>
        <translation>Über Retake Studio</translation>
    </message>
    <message>
        <source>Retake Studio</source>
        <translation>Retake Studio</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, mit Qt %2</translation>
    </message>
    <message>
        <source>Redo one stretch of a video and leave everything else exactly as it was.</source>
        <translation>Ein Stück eines Videos neu drehen und alles andere genau so lassen, wie es war.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. Video is read and written by FFmpeg.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer, ohne jede Gewährleistung. Videos werden mit FFmpeg gelesen und geschrieben.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ui::CompareBar</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Exchange A and B  (Shift+Q)</source>
        <translation>A und B tauschen  (Umschalt+Q)</translation>
    </message>
    <message>
        <source>Exchange A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>Angle of the wipe&apos;s line</source>
        <translation>Winkel der Wischlinie</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Angle  (Ctrl+Up, Ctrl+Down; Shift while dragging the line)</source>
        <translation>Winkel  (Strg+Auf, Strg+Ab; Umschalt beim Ziehen der Linie)</translation>
    </message>
    <message>
        <source>What the difference shows</source>
        <translation>Was die Differenz zeigt</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Brighter or darker</source>
        <translation>Heller oder dunkler</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>What the difference shows  (Ctrl+Up, Ctrl+Down)</source>
        <translation>Was die Differenz zeigt  (Strg+Auf, Strg+Ab)</translation>
    </message>
    <message>
        <source>The take in use</source>
        <translation>Der verwendete Take</translation>
    </message>
    <message>
        <source>Side %1: %2</source>
        <translation>Seite %1: %2</translation>
    </message>
    <message>
        <source>Which take stands on side A  (A)</source>
        <translation>Welcher Take auf Seite A steht  (A)</translation>
    </message>
    <message>
        <source>Which take stands on side B  (Shift+A)</source>
        <translation>Welcher Take auf Seite B steht  (Umschalt+A)</translation>
    </message>
    <message>
        <source>Sound of %1</source>
        <translation>Ton von %1</translation>
    </message>
    <message>
        <source>Sound of side %1</source>
        <translation>Ton der Seite %1</translation>
    </message>
    <message>
        <source>Hear the other side  (T)</source>
        <translation>Die andere Seite hören  (T)</translation>
    </message>
    <message>
        <source>Hear the other side  (T). %1</source>
        <translation>Die andere Seite hören  (T). %1</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Share of B</source>
        <translation>Anteil von B</translation>
    </message>
    <message>
        <source>%1  (Ctrl+Left, Ctrl+Right; with Shift in larger steps)</source>
        <translation>%1  (Strg+Links, Strg+Rechts; mit Umschalt in größeren Schritten)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ui::CompareCommands</name>
    <message>
        <source>%1 compared.mp4</source>
        <translation>%1 verglichen.mp4</translation>
    </message>
</context>
<context>
    <name>ui::CompareDesk</name>
    <message>
        <source>A is played %1 dB softer, to be as loud as B.</source>
        <translation>A wird %1 dB leiser gespielt, um so laut wie B zu sein.</translation>
    </message>
    <message>
        <source>A is played %1 dB louder, to be as loud as B.</source>
        <translation>A wird %1 dB lauter gespielt, um so laut wie B zu sein.</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>ui::DialogPrompts</name>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Takes and their files are kept in either case; which of them is used is not.</source>
        <translation>Takes und ihre Dateien bleiben in jedem Fall erhalten, die Auswahl der verwendeten Takes dagegen nicht.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Jobs are under way</source>
        <translation>Aufträge laufen</translation>
    </message>
    <message>
        <source>Keep working in the background</source>
        <translation>Im Hintergrund weiterarbeiten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>ui::EditDesk</name>
    <message>
        <source>Choose a range first, or click a clip on the timeline.</source>
        <translation>Zuerst einen Bereich wählen oder einen Clip auf der Timeline anklicken.</translation>
    </message>
    <message>
        <source>The clip begins at the playhead already.</source>
        <translation>Der Clip beginnt schon am Abspielkopf.</translation>
    </message>
    <message>
        <source>The clip ends at the playhead already.</source>
        <translation>Der Clip endet schon am Abspielkopf.</translation>
    </message>
    <message>
        <source>The clip is the first already.</source>
        <translation>Der Clip ist schon der erste.</translation>
    </message>
    <message>
        <source>The clip is the last already.</source>
        <translation>Der Clip ist schon der letzte.</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Choose a file to write to.</source>
        <translation>Eine Zieldatei auswählen.</translation>
    </message>
    <message>
        <source>This cannot be exported: %1.</source>
        <translation>Das lässt sich nicht exportieren: %1.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>About %1. Written to a temporary name first and then renamed; the source is never touched.</source>
        <translation>Etwa %1. Zuerst unter einem vorläufigen Namen geschrieben, dann umbenannt; die Quelle wird nie angerührt.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Weggelassen: %1.</translation>
    </message>
</context>
<context>
    <name>ui::FileDesk</name>
    <message>
        <source>%1 collected</source>
        <translation>%1 gesammelt</translation>
    </message>
</context>
<context>
    <name>ui::HandoverDialog</name>
    <message>
        <source>Write each take as a file that fits (ProRes)</source>
        <translation>Jeden Take als passende Datei schreiben (ProRes)</translation>
    </message>
    <message>
        <source>Include prompts and notes</source>
        <translation>Prompts und Notizen mitgeben</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Hand over to another editor</source>
        <translation>An ein anderes Schnittprogramm übergeben</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>OpenTimelineIO (Resolve, Premiere, Kdenlive)</source>
        <translation>OpenTimelineIO (Resolve, Premiere, Kdenlive)</translation>
    </message>
    <message>
        <source>Final Cut Pro XML</source>
        <translation>Final Cut Pro XML</translation>
    </message>
    <message>
        <source>EDL, CMX 3600 (nearly every editor)</source>
        <translation>EDL, CMX 3600 (fast jedes Programm)</translation>
    </message>
    <message>
        <source>MLT XML (Shotcut, Kdenlive)</source>
        <translation>MLT XML (Shotcut, Kdenlive)</translation>
    </message>
    <message>
        <source>%1 hand-over</source>
        <translation>%1 Übergabe</translation>
    </message>
    <message>
        <source>Choose a file to write to.</source>
        <translation>Eine Zieldatei auswählen.</translation>
    </message>
    <message>
        <source>The name must end in .otio, .fcpxml, .edl or .mlt.</source>
        <translation>Der Name muss auf .otio, .fcpxml, .edl oder .mlt enden.</translation>
    </message>
    <message>
        <source>The list holds every take, with the chosen ones in use.</source>
        <translation>Die Liste enthält jeden Take; die gewählten sind eingesetzt.</translation>
    </message>
    <message>
        <source>The list holds the chosen takes only.</source>
        <translation>Die Liste enthält nur die gewählten Takes.</translation>
    </message>
    <message>
        <source>Takes are written beside it at the size and rate of the video, with its timecode.</source>
        <translation>Daneben werden die Takes in Größe und Bildrate des Videos geschrieben, mit dessen Timecode.</translation>
    </message>
    <message>
        <source>Takes are named where they lie, as they came back.</source>
        <translation>Die Takes werden dort genannt, wo sie liegen, so wie sie zurückkamen.</translation>
    </message>
</context>
<context>
    <name>ui::HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>Click a step to go back to it, or forth. Takes that arrived and what was sent stay.</source>
        <translation>Einen Schritt anklicken, um zu ihm zurück- oder vorzugehen. Angekommene Takes und Gesendetes bleiben.</translation>
    </message>
</context>
<context>
    <name>ui::InfoPanel</name>
    <message>
        <source>Open a video to see what it is and how it fits the service.</source>
        <translation>Ein Video öffnen, um seine Daten zu sehen und wie es zum Dienst passt.</translation>
    </message>
    <message>
        <source>Fit for a retake</source>
        <translation>Eignung für einen Nachdreh</translation>
    </message>
    <message>
        <source>✓ The service takes it as it is.</source>
        <translation>✓ Der Dienst nimmt es, wie es ist.</translation>
    </message>
    <message>
        <source>✓ The service takes it, with changes.</source>
        <translation>✓ Der Dienst nimmt es mit Änderungen.</translation>
    </message>
    <message>
        <source>✕ The service cannot take it.</source>
        <translation>✕ Der Dienst kann es nicht annehmen.</translation>
    </message>
    <message>
        <source>Lost inside the range:</source>
        <translation>Geht im Bereich verloren:</translation>
    </message>
    <message>
        <source>Converted:</source>
        <translation>Wird umgewandelt:</translation>
    </message>
</context>
<context>
    <name>ui::JobRow</name>
    <message>
        <source>Stop…</source>
        <translation>Abbrechen…</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden…</translation>
    </message>
    <message>
        <source>Look for the result</source>
        <translation>Nach dem Ergebnis sehen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>Anfrage-Kennung kopieren</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>Stop this job? %1</source>
        <translation>Diesen Auftrag abbrechen? %1</translation>
    </message>
    <message>
        <source>Send it once more? If the first request was taken after all, both are charged.</source>
        <translation>Noch einmal senden? Falls die erste Anfrage doch angenommen wurde, werden beide berechnet.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dabei belassen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::KeyField</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Key of the LTX service</source>
        <translation>Schlüssel des LTX-Dienstes</translation>
    </message>
    <message>
        <source>Keep key</source>
        <translation>Schlüssel behalten</translation>
    </message>
    <message>
        <source>Asks the service whether it accepts the key. Free.</source>
        <translation>Fragt den Dienst, ob er den Schlüssel annimmt. Kostenlos.</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop testing the key</source>
        <translation>Prüfen des Schlüssels anhalten</translation>
    </message>
    <message>
        <source>Test key</source>
        <translation>Schlüssel prüfen</translation>
    </message>
    <message>
        <source>A key is kept; type to replace it</source>
        <translation>Ein Schlüssel ist hinterlegt; zum Ersetzen tippen</translation>
    </message>
    <message>
        <source>Paste your key</source>
        <translation>Schlüssel hier einfügen</translation>
    </message>
    <message>
        <source>This service needs no key.</source>
        <translation>Dieser Dienst braucht keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Der Dienst wird gefragt …</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Aufbewahrt %1.</translation>
    </message>
    <message>
        <source>LTX needs a key before anything can be sent. It is sent to the service alone and never written to a project or log.</source>
        <translation>LTX braucht einen Schlüssel, bevor etwas gesendet werden kann. Er geht nur an den Dienst und wird nie in ein Projekt oder Protokoll geschrieben.</translation>
    </message>
</context>
<context>
    <name>ui::MainActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Retake</source>
        <translation>&amp;Nachdreh</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open Video…</source>
        <translation>Video öffnen…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Add Take from File…</source>
        <translation>Take aus Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Range Begins Here</source>
        <translation>Bereich beginnt hier</translation>
    </message>
    <message>
        <source>Range Ends Here</source>
        <translation>Bereich endet hier</translation>
    </message>
    <message>
        <source>Go to the Range&apos;s Begin</source>
        <translation>Zum Anfang des Bereichs</translation>
    </message>
    <message>
        <source>Go to the Range&apos;s End</source>
        <translation>Zum Ende des Bereichs</translation>
    </message>
    <message>
        <source>Clear the Range&apos;s Begin</source>
        <translation>Anfang des Bereichs löschen</translation>
    </message>
    <message>
        <source>Clear the Range&apos;s End</source>
        <translation>Ende des Bereichs löschen</translation>
    </message>
    <message>
        <source>Play or Pause</source>
        <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>Play Backwards, Faster Each Time</source>
        <translation>Rückwärts abspielen, jedes Mal schneller</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play Forwards, Faster Each Time</source>
        <translation>Vorwärts abspielen, jedes Mal schneller</translation>
    </message>
    <message>
        <source>One Frame Back</source>
        <translation>Einen Frame zurück</translation>
    </message>
    <message>
        <source>One Frame Forward</source>
        <translation>Einen Frame vor</translation>
    </message>
    <message>
        <source>One Second Back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>One Second Forward</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>Go to the First Frame</source>
        <translation>Zum ersten Frame</translation>
    </message>
    <message>
        <source>Go to the Last Frame</source>
        <translation>Zum letzten Frame</translation>
    </message>
    <message>
        <source>Previous Boundary</source>
        <translation>Vorige Grenze</translation>
    </message>
    <message>
        <source>Next Boundary</source>
        <translation>Nächste Grenze</translation>
    </message>
    <message>
        <source>Go to Time…</source>
        <translation>Gehe zu Zeit…</translation>
    </message>
    <message>
        <source>Loop the Range</source>
        <translation>Bereich in Schleife abspielen</translation>
    </message>
    <message>
        <source>Write a Retake of the Range…</source>
        <translation>Nachdreh des Bereichs schreiben…</translation>
    </message>
    <message>
        <source>Use the Original</source>
        <translation>Original verwenden</translation>
    </message>
    <message>
        <source>Use Take 1</source>
        <translation>Take 1 verwenden</translation>
    </message>
    <message>
        <source>Use Take 2</source>
        <translation>Take 2 verwenden</translation>
    </message>
    <message>
        <source>Use Take 3</source>
        <translation>Take 3 verwenden</translation>
    </message>
    <message>
        <source>Use Take 4</source>
        <translation>Take 4 verwenden</translation>
    </message>
    <message>
        <source>Use Take 5</source>
        <translation>Take 5 verwenden</translation>
    </message>
    <message>
        <source>Use Take 6</source>
        <translation>Take 6 verwenden</translation>
    </message>
    <message>
        <source>Use Take 7</source>
        <translation>Take 7 verwenden</translation>
    </message>
    <message>
        <source>Use Take 8</source>
        <translation>Take 8 verwenden</translation>
    </message>
    <message>
        <source>Use Take 9</source>
        <translation>Take 9 verwenden</translation>
    </message>
    <message>
        <source>Accept This Take</source>
        <translation>Diesen Take übernehmen</translation>
    </message>
    <message>
        <source>Reject This Take</source>
        <translation>Diesen Take verwerfen</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Zoom the Timeline In</source>
        <translation>Timeline vergrößern</translation>
    </message>
    <message>
        <source>Zoom the Timeline Out</source>
        <translation>Timeline verkleinern</translation>
    </message>
    <message>
        <source>Zoom to the Range</source>
        <translation>Auf den Bereich zoomen</translation>
    </message>
    <message>
        <source>Zoom to the Whole Video</source>
        <translation>Auf das ganze Video zoomen</translation>
    </message>
    <message>
        <source>Show Jobs</source>
        <translation>Aufträge zeigen</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Retake Studio</source>
        <translation>Über Retake Studio</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Loop Just the Range</source>
        <translation>Schleife: nur der Bereich</translation>
    </message>
    <message>
        <source>Loop with Half a Second Before and After</source>
        <translation>Schleife: eine halbe Sekunde davor und danach</translation>
    </message>
    <message>
        <source>Loop with 1 Second Before and After</source>
        <translation>Schleife: 1 Sekunde davor und danach</translation>
    </message>
    <message>
        <source>Loop with 2 Seconds Before and After</source>
        <translation>Schleife: 2 Sekunden davor und danach</translation>
    </message>
    <message>
        <source>Sound While Scrubbing</source>
        <translation>Ton beim Ziehen des Abspielkopfs</translation>
    </message>
    <message>
        <source>Mute or Unmute</source>
        <translation>Ton aus oder ein</translation>
    </message>
    <message>
        <source>Fit the Picture</source>
        <translation>Bild einpassen</translation>
    </message>
    <message>
        <source>Picture at 100 %</source>
        <translation>Bild in 100 %</translation>
    </message>
    <message>
        <source>Picture at 200 %</source>
        <translation>Bild in 200 %</translation>
    </message>
    <message>
        <source>Zoom the Picture In</source>
        <translation>Bild vergrößern</translation>
    </message>
    <message>
        <source>Zoom the Picture Out</source>
        <translation>Bild verkleinern</translation>
    </message>
    <message>
        <source>Hand Over to Another Editor…</source>
        <translation>An anderes Schnittprogramm übergeben…</translation>
    </message>
    <message>
        <source>Look at What Would Be Sent</source>
        <translation>Ansehen, was gesendet würde</translation>
    </message>
    <message>
        <source>Save What Would Be Sent…</source>
        <translation>Speichern, was gesendet würde…</translation>
    </message>
    <message>
        <source>What Was Spent…</source>
        <translation>Ausgaben …</translation>
    </message>
    <message>
        <source>&amp;Clip</source>
        <translation>&amp;Clip</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Add Videos…</source>
        <translation>Videos hinzufügen…</translation>
    </message>
    <message>
        <source>Find Missing Files…</source>
        <translation>Fehlende Dateien suchen…</translation>
    </message>
    <message>
        <source>Collect into a Folder…</source>
        <translation>In einen Ordner sammeln…</translation>
    </message>
    <message>
        <source>Collect into a ZIP…</source>
        <translation>In eine ZIP-Datei sammeln…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste at the Playhead</source>
        <translation>Am Abspielkopf einfügen</translation>
    </message>
    <message>
        <source>Delete and Close the Gap</source>
        <translation>Löschen und Lücke schließen</translation>
    </message>
    <message>
        <source>Set or Open a Marker</source>
        <translation>Marker setzen oder öffnen</translation>
    </message>
    <message>
        <source>Previous Marker</source>
        <translation>Voriger Marker</translation>
    </message>
    <message>
        <source>Next Marker</source>
        <translation>Nächster Marker</translation>
    </message>
    <message>
        <source>Split at the Playhead</source>
        <translation>Am Abspielkopf teilen</translation>
    </message>
    <message>
        <source>Trim the Begin to the Playhead</source>
        <translation>Anfang bis zum Abspielkopf kürzen</translation>
    </message>
    <message>
        <source>Trim the End to the Playhead</source>
        <translation>Ende bis zum Abspielkopf kürzen</translation>
    </message>
    <message>
        <source>Move One Clip Earlier</source>
        <translation>Einen Clip nach vorn</translation>
    </message>
    <message>
        <source>Move One Clip Later</source>
        <translation>Einen Clip nach hinten</translation>
    </message>
    <message>
        <source>Send All Marked…</source>
        <translation>Alles Markierte senden…</translation>
    </message>
    <message>
        <source>One Picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>Over and Under</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>All Takes, Again and Again</source>
        <translation>Alle Takes, immer wieder</translation>
    </message>
    <message>
        <source>Flip Between A and B</source>
        <translation>Zwischen A und B wechseln</translation>
    </message>
    <message>
        <source>Peek at the Other Side (Hold)</source>
        <translation>Die andere Seite zeigen (halten)</translation>
    </message>
    <message>
        <source>Next Take on Side A</source>
        <translation>Nächster Take auf Seite A</translation>
    </message>
    <message>
        <source>Next Take on Side B</source>
        <translation>Nächster Take auf Seite B</translation>
    </message>
    <message>
        <source>Exchange A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>Line, Gain or Share a Little Less</source>
        <translation>Linie, Verstärkung oder Anteil etwas weniger</translation>
    </message>
    <message>
        <source>Line, Gain or Share a Little More</source>
        <translation>Linie, Verstärkung oder Anteil etwas mehr</translation>
    </message>
    <message>
        <source>Line, Gain or Share Much Less</source>
        <translation>Linie, Verstärkung oder Anteil viel weniger</translation>
    </message>
    <message>
        <source>Line, Gain or Share Much More</source>
        <translation>Linie, Verstärkung oder Anteil viel mehr</translation>
    </message>
    <message>
        <source>Turn the Line Left, or the Measure Before</source>
        <translation>Linie nach links drehen, oder voriges Maß</translation>
    </message>
    <message>
        <source>Turn the Line Right, or the Next Measure</source>
        <translation>Linie nach rechts drehen, oder nächstes Maß</translation>
    </message>
    <message>
        <source>Export the Comparison…</source>
        <translation>Den Vergleich exportieren…</translation>
    </message>
    <message>
        <source>Recover What Was Not Saved</source>
        <translation>Nicht Gespeichertes wiederherstellen</translation>
    </message>
    <message>
        <source>Look at the Seams</source>
        <translation>Nähte ansehen</translation>
    </message>
    <message>
        <source>Loop over Where the Take Begins</source>
        <translation>Schleife über den Anfang des Takes</translation>
    </message>
    <message>
        <source>Loop over Where the Take Ends</source>
        <translation>Schleife über das Ende des Takes</translation>
    </message>
    <message>
        <source>Slide the Seam a Frame Earlier</source>
        <translation>Naht ein Bild früher</translation>
    </message>
    <message>
        <source>Slide the Seam a Frame Later</source>
        <translation>Naht ein Bild später</translation>
    </message>
    <message>
        <source>Slide the Seam to Where It Is Seen Least</source>
        <translation>Naht dorthin, wo man sie am wenigsten sieht</translation>
    </message>
    <message>
        <source>Timeline as a List</source>
        <translation>Zeitleiste als Liste</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1[*] — Retake Studio</source>
        <translation>%1[*] – Retake Studio</translation>
    </message>
    <message>
        <source>Retake Studio</source>
        <translation>Retake Studio</translation>
    </message>
    <message>
        <source>An export is still running. Quitting stops it and leaves no file.</source>
        <translation>Ein Export läuft noch. Beim Beenden wird er abgebrochen und hinterlässt keine Datei.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Abbrechen und beenden</translation>
    </message>
    <message>
        <source>Playing without sound: the sound device does not answer.</source>
        <translation>Wiedergabe ohne Ton: Das Tongerät antwortet nicht.</translation>
    </message>
    <message>
        <source>Choose a range first: the file is laid into it.</source>
        <translation>Zuerst einen Bereich wählen: Die Datei wird dort eingesetzt.</translation>
    </message>
    <message>
        <source>A hand-over is still running. Quitting stops it and leaves no file.</source>
        <translation>Eine Übergabe läuft noch. Beim Beenden wird sie abgebrochen und hinterlässt keine Datei.</translation>
    </message>
    <message>
        <source>%1 as sent.mp4</source>
        <translation>%1 wie gesendet.mp4</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>ui::MarkerDialog</name>
    <message>
        <source>Marker</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>What shall happen here instead</source>
        <translation>Was hier stattdessen geschehen soll</translation>
    </message>
    <message>
        <source>Retake › Send All Marked asks for this stretch with this prompt.</source>
        <translation>Nachdreh › Alles Markierte senden fragt dieses Stück mit diesem Prompt an.</translation>
    </message>
    <message>
        <source>Retake › Send All Marked asks for the 2 seconds from here with this prompt.</source>
        <translation>Nachdreh › Alles Markierte senden fragt die 2 Sekunden ab hier mit diesem Prompt an.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>&amp;Retake prompt</source>
        <translation>Nachdreh-&amp;Prompt</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marker entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
</context>
<context>
    <name>ui::OutlineModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>ui::OutlineView</name>
    <message>
        <source>Timeline as a list</source>
        <translation>Zeitleiste als Liste</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose Its Picture</source>
        <translation>Sein Bild wählen</translation>
    </message>
    <message>
        <source>Choose Its Sound</source>
        <translation>Seinen Ton wählen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Open the Marker…</source>
        <translation>Marker öffnen…</translation>
    </message>
    <message>
        <source>Write a Retake of the Range…</source>
        <translation>Nachdreh des Bereichs schreiben…</translation>
    </message>
    <message>
        <source>Take the Range Away</source>
        <translation>Bereich aufheben</translation>
    </message>
    <message>
        <source>Make It the Chosen Range</source>
        <translation>Zum gewählten Bereich machen</translation>
    </message>
</context>
<context>
    <name>ui::PicturePane</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>Original shown here: the take does not cover this frame</source>
        <translation>Hier ist das Original zu sehen: Der Take reicht nicht bis zu diesem Frame</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>Angenähert</translation>
    </message>
    <message>
        <source>Picture: %1 and %2</source>
        <translation>Bild: %1 und %2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>ui::PracticePage</name>
    <message>
        <source>How long a practice job takes</source>
        <translation>Wie lange ein Übungsauftrag dauert</translation>
    </message>
    <message>
        <source>Balance of the account, in US dollars</source>
        <translation>Guthaben des Kontos in US-Dollar</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle abwählen</translation>
    </message>
    <message>
        <source>Meet trouble before it costs money: the practice service does wrong what you choose here, until you quit.</source>
        <translation>Ärger kennenlernen, bevor er Geld kostet: Der Übungsdienst macht falsch, was Sie hier wählen, bis Sie das Programm beenden.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A job takes at least</source>
        <translation>Ein Auftrag dauert mindestens</translation>
    </message>
    <message>
        <source>Play money left</source>
        <translation>Spielgeld übrig</translation>
    </message>
    <message>
        <source>What goes wrong</source>
        <translation>Was schiefgeht</translation>
    </message>
    <message>
        <source>How often each strikes</source>
        <translation>Wie oft jedes zuschlägt</translation>
    </message>
    <message>
        <source>Each once</source>
        <translation>Jedes einmal</translation>
    </message>
    <message>
        <source>Each three times</source>
        <translation>Jedes dreimal</translation>
    </message>
    <message>
        <source>Every time</source>
        <translation>Jedes Mal</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n chosen</source>
        <translation>
            <numerusform>%1 – %n gewählt</numerusform>
            <numerusform>%1 – %n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>All goes well.</source>
        <translation>Alles geht gut.</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen.</source>
        <translation>
            <numerusform>%n gewählt.</numerusform>
            <numerusform>%n gewählt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProjectDesk</name>
    <message>
        <source>What was not saved of “%1” is lost then. Files and takes stay where they are.</source>
        <translation>Was von „%1“ nicht gespeichert war, ist dann verloren. Dateien und Takes bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>“%1”, which this project needs, cannot be read.</source>
        <translation>„%1“, das dieses Projekt braucht, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>“%1” and another file of this project cannot be read.</source>
        <translation>„%1“ und eine weitere Datei dieses Projekts sind nicht lesbar.</translation>
    </message>
    <message>
        <source>“%1” and %2 more files of this project cannot be read.</source>
        <translation>„%1“ und %2 weitere Dateien dieses Projekts sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Everything else is here and can be edited.</source>
        <translation>Alles andere ist da und lässt sich bearbeiten.</translation>
    </message>
    <message>
        <source>Of the right name and size, but not what was used: %1. Pictures may differ from what you saw.</source>
        <translation>Richtig in Name und Größe, aber nicht, was verwendet wurde: %1. Die Bilder können von den gesehenen abweichen.</translation>
    </message>
    <message>
        <source>Use anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
</context>
<context>
    <name>ui::PromptEdit</name>
    <message>
        <source>What should happen instead</source>
        <translation>Was stattdessen geschehen soll</translation>
    </message>
    <message>
        <source>Describe the scene as it should be: who, where, what happens, how it looks and sounds.</source>
        <translation>Die Szene beschreiben, wie sie sein soll: wer, wo, was geschieht, wie es aussieht und klingt.</translation>
    </message>
    <message>
        <source>What should happen instead?</source>
        <translation>Was soll stattdessen geschehen?</translation>
    </message>
    <message>
        <source>The service takes %1 characters; the rest was left out.</source>
        <translation>Der Dienst nimmt %1 Zeichen an; der Rest wurde weggelassen.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 von %2 Zeichen</translation>
    </message>
</context>
<context>
    <name>ui::RangeFields</name>
    <message>
        <source>Write 12.5, 00:00:12.500, 00:00:12:12 or 451f</source>
        <translation>Mögliche Eingaben: 12.5, 00:00:12.500, 00:00:12:12 oder 451f</translation>
    </message>
    <message>
        <source>In: first frame of the range</source>
        <translation>In: erster Frame des Bereichs</translation>
    </message>
    <message>
        <source>Out: frame behind the range</source>
        <translation>Out: Frame nach dem Bereich</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>No range chosen</source>
        <translation>Kein Bereich gewählt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>“%1” is not a time. Write 12.5, 00:00:12.500, 00:00:12:12 or 451f.</source>
        <translation>„%1“ ist keine Zeit. Mögliche Eingaben: 12.5, 00:00:12.500, 00:00:12:12 oder 451f.</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryList</name>
    <message>
        <source>Today at %1</source>
        <translation>Heute um %1</translation>
    </message>
    <message>
        <source>Yesterday at %1</source>
        <translation>Gestern um %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 Clip</translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation>%1 Clips</translation>
    </message>
    <message>
        <source>1 take</source>
        <translation>1 Take</translation>
    </message>
    <message>
        <source>%1 takes</source>
        <translation>%1 Takes</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>nie gespeichert</translation>
    </message>
    <message>
        <source>a newer copy is damaged</source>
        <translation>eine neuere Kopie ist beschädigt</translation>
    </message>
    <message>
        <source>Work that was not saved</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Not saved when the program last ended</source>
        <translation>Beim letzten Ende des Programms nicht gespeichert</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Recover %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard what was not saved of %1</source>
        <translation>Nicht Gespeichertes von %1 verwerfen</translation>
    </message>
</context>
<context>
    <name>ui::RetakePanel</name>
    <message>
        <source>Split the range</source>
        <translation>Bereich teilen</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>Neu drehen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Replace: %1</source>
        <translation>Ersetzen: %1</translation>
    </message>
    <message>
        <source>Context on each side, in seconds</source>
        <translation>Kontext auf jeder Seite, in Sekunden</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Sent along on each side so that the new stretch joins up; it is not changed.</source>
        <translation>Wird auf jeder Seite mitgesendet, damit das neue Stück anschließt; der Kontext selbst bleibt unverändert.</translation>
    </message>
    <message>
        <source>Context on each side</source>
        <translation>Kontext auf jeder Seite</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>This range cannot be sent.</source>
        <translation>Dieser Bereich kann nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Split into %1 ranges</source>
        <translation>In %1 Bereiche teilen</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>Anzahl der Takes</translation>
    </message>
    <message>
        <source>Several answers to the same words, to choose from. The stretch is uploaded once; each take is paid.</source>
        <translation>Mehrere Antworten auf dieselben Worte, zur Auswahl. Das Stück wird einmal hochgeladen; jeder Take wird bezahlt.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Save it…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Look at what would be sent</source>
        <translation>Ansehen, was gesendet würde</translation>
    </message>
    <message>
        <source>Makes the very file and opens it in your player. Nothing is sent.</source>
        <translation>Erzeugt genau diese Datei und öffnet sie im Abspielprogramm. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Save what would be sent</source>
        <translation>Speichern, was gesendet würde</translation>
    </message>
    <message>
        <source>Makes the very file and keeps it. Nothing is sent.</source>
        <translation>Erzeugt genau diese Datei und behält sie. Nichts wird gesendet.</translation>
    </message>
</context>
<context>
    <name>ui::SeamBar</name>
    <message>
        <source>Crossfade in frames</source>
        <translation>Überblendung in Bildern</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source> fr.</source>
        <translation> B.</translation>
    </message>
    <message>
        <source>Crossfade over this seam, in frames</source>
        <translation>Überblendung an dieser Naht, in Bildern</translation>
    </message>
    <message>
        <source>○ not seen</source>
        <translation>○ unsichtbar</translation>
    </message>
    <message>
        <source>◐ slight</source>
        <translation>◐ leicht</translation>
    </message>
    <message>
        <source>● clear</source>
        <translation>● deutlich</translation>
    </message>
    <message>
        <source>Seen at %1 of 100, beyond what the video does beside it:</source>
        <translation>Zu %1 von 100 zu sehen, über das hinaus, was das Video daneben tut:</translation>
    </message>
    <message>
        <source>Brightness jumps by %1 of 255.</source>
        <translation>Die Helligkeit springt um %1 von 255.</translation>
    </message>
    <message>
        <source>Colour jumps by %1 of 255.</source>
        <translation>Die Farbe springt um %1 von 255.</translation>
    </message>
    <message>
        <source>The picture changes %1 times as much as just beside it.</source>
        <translation>Das Bild ändert sich %1-mal so stark wie gleich daneben.</translation>
    </message>
    <message>
        <source>Loudness jumps by %1 dB.</source>
        <translation>Die Lautstärke springt um %1 dB.</translation>
    </message>
    <message>
        <source>It is silent here.</source>
        <translation>Hier ist es still.</translation>
    </message>
    <message>
        <source>Seams of the take</source>
        <translation>Nähte des Takes</translation>
    </message>
    <message>
        <source>Close the seam tools</source>
        <translation>Naht-Werkzeuge schließen</translation>
    </message>
    <message>
        <source>Loop over where the take begins</source>
        <translation>Schleife über den Anfang des Takes</translation>
    </message>
    <message>
        <source>Loop over where the take ends</source>
        <translation>Schleife über das Ende des Takes</translation>
    </message>
    <message>
        <source>Loop over where the take begins  (&lt;)</source>
        <translation>Schleife über den Anfang des Takes  (&lt;)</translation>
    </message>
    <message>
        <source>Loop over where the take ends  (&gt;)</source>
        <translation>Schleife über das Ende des Takes  (&gt;)</translation>
    </message>
    <message>
        <source>◐ measuring…</source>
        <translation>◐ wird gemessen…</translation>
    </message>
    <message>
        <source>Slide a frame earlier</source>
        <translation>Ein Bild früher</translation>
    </message>
    <message>
        <source>Slide this seam a frame earlier  (,)</source>
        <translation>Diese Naht ein Bild früher  (,)</translation>
    </message>
    <message>
        <source>Slide a frame later</source>
        <translation>Ein Bild später</translation>
    </message>
    <message>
        <source>Slide this seam a frame later  (.)</source>
        <translation>Diese Naht ein Bild später  (.)</translation>
    </message>
    <message>
        <source>Least visible</source>
        <translation>Am unsichtbarsten</translation>
    </message>
    <message>
        <source>The keys slide this seam</source>
        <translation>Die Tasten verschieben diese Naht</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>The video itself changes here: nothing has to match.</source>
        <translation>Das Video selbst wechselt hier: Nichts muss passen.</translation>
    </message>
    <message>
        <source>Slide this seam to where take and original are most alike  (U)</source>
        <translation>Diese Naht dorthin, wo Take und Original sich am meisten gleichen  (U)</translation>
    </message>
</context>
<context>
    <name>ui::SeamDesk</name>
    <message>
        <source>No take is shown at the playhead. Go to one first.</source>
        <translation>Am Abspielkopf wird kein Take gezeigt. Erst zu einem gehen.</translation>
    </message>
    <message>
        <source>The video begins with this take: nothing is joined.</source>
        <translation>Das Video beginnt mit diesem Take: Es gibt keine Naht.</translation>
    </message>
    <message>
        <source>The video ends with this take: nothing is joined.</source>
        <translation>Das Video endet mit diesem Take: Es gibt keine Naht.</translation>
    </message>
    <message>
        <source>The take covers the whole video: nothing is joined.</source>
        <translation>Der Take deckt das ganze Video ab: Es gibt keine Naht.</translation>
    </message>
    <message>
        <source>No seam is here: go to a take that is shown.</source>
        <translation>Hier ist keine Naht: zu einem Take gehen, der gezeigt wird.</translation>
    </message>
    <message>
        <source>The seam cannot be slid out of the video.</source>
        <translation>Die Naht lässt sich nicht aus dem Video hinausschieben.</translation>
    </message>
    <message>
        <source>The video itself changes here: nothing has to match.</source>
        <translation>Das Video selbst wechselt hier: Nichts muss passen.</translation>
    </message>
</context>
<context>
    <name>ui::ServiceFields</name>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Price per second sent, in US dollars</source>
        <translation>Preis je gesendeter Sekunde, in US-Dollar</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Adresse des Dienstes</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Price per second sent</source>
        <translation>Preis je gesendeter Sekunde</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The address has to name this computer: http://127.0.0.1 and a port.</source>
        <translation>Die Adresse muss diesen Rechner nennen: http://127.0.0.1 und ein Port.</translation>
    </message>
    <message>
        <source>The address has to begin with https:// and name a host.</source>
        <translation>Die Adresse muss mit https:// beginnen und einen Rechner nennen.</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Memory for decoded pictures, in megabytes</source>
        <translation>Speicher für decodierte Bilder, in Megabyte</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Tonausgabe</translation>
    </message>
    <message>
        <source>Memory for pictures</source>
        <translation>Speicher für Bilder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Standard des Systems</translation>
    </message>
    <message>
        <source>The chosen one (not connected now)</source>
        <translation>Das gewählte Gerät (derzeit nicht angeschlossen)</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>At most for one take, in US dollars</source>
        <translation>Höchstens für einen Take, in US-Dollar</translation>
    </message>
    <message>
        <source>At most in a day, in US dollars</source>
        <translation>Höchstens an einem Tag, in US-Dollar</translation>
    </message>
    <message>
        <source>At most for one project, in US dollars</source>
        <translation>Höchstens für ein Projekt, in US-Dollar</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>At most for one take</source>
        <translation>Höchstens für einen Take</translation>
    </message>
    <message>
        <source>At most in a day</source>
        <translation>Höchstens an einem Tag</translation>
    </message>
    <message>
        <source>At most for one project</source>
        <translation>Höchstens für ein Projekt</translation>
    </message>
    <message>
        <source>What would cost more is not sent. Practice is free and never counted.</source>
        <translation>Was mehr kosten würde, wird nicht gesendet. Üben ist kostenlos und wird nie gezählt.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Tell me on the desktop when a take is ready</source>
        <translation>Auf dem Desktop melden, wenn ein Take fertig ist</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Mouse on the timeline</source>
        <translation>Maus auf der Timeline</translation>
    </message>
    <message>
        <source>Scrub</source>
        <translation>Scrubben</translation>
    </message>
    <message>
        <source>drag the ruler</source>
        <translation>auf dem Lineal ziehen</translation>
    </message>
    <message>
        <source>Choose a range</source>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <source>drag on the pictures</source>
        <translation>auf den Bildern ziehen</translation>
    </message>
    <message>
        <source>Change the range</source>
        <translation>Bereich ändern</translation>
    </message>
    <message>
        <source>drag its edges or its body; Shift: without snapping; Esc: as it was</source>
        <translation>an den Rändern oder in der Mitte ziehen; Umschalt: ohne Einrasten; Esc: wie zuvor</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Scrollen</translation>
    </message>
    <message>
        <source>wheel, or drag with the middle button</source>
        <translation>Mausrad, oder mit der mittleren Taste ziehen</translation>
    </message>
</context>
<context>
    <name>ui::SpendingDialog</name>
    <message>
        <source>What Was Spent</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>The service does not say what it charges. These are the prices that were shown before sending; a request whose outcome is not known counts as paid.</source>
        <translation>Der Dienst sagt nicht, was er berechnet. Dies sind die Preise, die vor dem Senden angezeigt wurden; eine Anfrage mit ungewissem Ausgang zählt als bezahlt.</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>Dieses Projekt</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Set aside for what is in line or under way</source>
        <translation>Vorgemerkt für Wartendes und Laufendes</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>On rejected takes</source>
        <translation>Für abgelehnte Takes</translation>
    </message>
    <message>
        <source>For a finished second</source>
        <translation>Je fertige Sekunde</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Today: %1 of at most %2.</source>
        <translation>Heute: %1 von höchstens %2.</translation>
    </message>
    <message>
        <source>Today: %1.</source>
        <translation>Heute: %1.</translation>
    </message>
    <message>
        <source>At most %1 for one project.</source>
        <translation>Höchstens %1 für ein Projekt.</translation>
    </message>
    <message>
        <source>At most %1 for one take.</source>
        <translation>Höchstens %1 für einen Take.</translation>
    </message>
    <message>
        <source>Limits can be set in the settings.</source>
        <translation>Grenzen lassen sich in den Einstellungen setzen.</translation>
    </message>
    <message>
        <source>Save the List…</source>
        <translation>Liste speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Every request with its time, price and project, as a CSV file</source>
        <translation>Jede Anfrage mit Zeit, Preis und Projekt, als CSV-Datei</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>Cancel export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Jobs (%1)</source>
        <translation>Aufträge (%1)</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Keine Aufträge</translation>
    </message>
    <message>
        <source>Show or hide the jobs</source>
        <translation>Aufträge zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Takes are made on this computer, marked PRACTICE. Enter a key in the settings for real ones.</source>
        <translation>Takes entstehen auf diesem Computer und tragen den Vermerk PRACTICE. Für echte Takes in den Einstellungen einen Schlüssel eingeben.</translation>
    </message>
    <message>
        <source>Service and key are in the settings.</source>
        <translation>Dienst und Schlüssel stehen in den Einstellungen.</translation>
    </message>
    <message>
        <source>Exporting %1, %2 %</source>
        <translation>Export von %1, %2 %</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>Reading %1, %2 %: look around meanwhile, editing begins when it is read</source>
        <translation>%1 wird gelesen, %2 %: Ansehen geht schon, Bearbeiten, sobald alles gelesen ist</translation>
    </message>
    <message>
        <source>Cancel hand-over</source>
        <translation>Übergabe abbrechen</translation>
    </message>
    <message>
        <source>Handing over %1, %2 %</source>
        <translation>Übergabe von %1, %2 %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Making what would be sent, %1 %</source>
        <translation>Was gesendet würde, wird erzeugt, %1 %</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Cancel collecting</source>
        <translation>Sammeln abbrechen</translation>
    </message>
    <message>
        <source>Looking for missing files, %1 %</source>
        <translation>Fehlende Dateien werden gesucht, %1 %</translation>
    </message>
    <message>
        <source>Collecting %1, %2 %</source>
        <translation>%1 wird gesammelt, %2 %</translation>
    </message>
    <message>
        <source>Reading what is added, %1 %</source>
        <translation>Hinzugefügtes wird gelesen, %1 %</translation>
    </message>
</context>
<context>
    <name>ui::TakeCardView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Use this take here (Enter)</source>
        <translation>Diesen Take hier verwenden (Eingabetaste)</translation>
    </message>
    <message>
        <source>Go back to the original; nothing is deleted (Delete)</source>
        <translation>Zurück zum Original; nichts wird gelöscht (Entf)</translation>
    </message>
    <message>
        <source>Show the picture of this take</source>
        <translation>Das Bild dieses Takes zeigen</translation>
    </message>
    <message>
        <source>Play the sound of this take</source>
        <translation>Den Ton dieses Takes abspielen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>✓ Picture</source>
        <translation>✓ Bild</translation>
    </message>
    <message>
        <source>✓ Sound</source>
        <translation>✓ Ton</translation>
    </message>
    <message>
        <source>picture shown</source>
        <translation>Bild sichtbar</translation>
    </message>
    <message>
        <source>sound heard</source>
        <translation>Ton hörbar</translation>
    </message>
    <message>
        <source>Match colours</source>
        <translation>Farben angleichen</translation>
    </message>
    <message>
        <source>Match loudness</source>
        <translation>Lautheit angleichen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Mark as one of the best</source>
        <translation>Als einen der besten markieren</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Bold: not in the prompt of take %1, which was “%2”</source>
        <translation>Fett: nicht im Prompt von Take %1, der „%2“ war</translation>
    </message>
    <message>
        <source>%1: starred</source>
        <translation>%1: Stern</translation>
    </message>
    <message>
        <source>%1: note</source>
        <translation>%1: Notiz</translation>
    </message>
    <message>
        <source>Use in the Chosen Range Only</source>
        <translation>Nur im gewählten Bereich verwenden</translation>
    </message>
    <message>
        <source>Reject Because</source>
        <translation>Verwerfen wegen</translation>
    </message>
    <message>
        <source>not what was asked for</source>
        <translation>nicht das Verlangte</translation>
    </message>
    <message>
        <source>faces or hands</source>
        <translation>Gesichter oder Hände</translation>
    </message>
    <message>
        <source>movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>its joins show</source>
        <translation>sichtbarer Übergänge</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Redo from This Take</source>
        <translation>Von diesem Take aus neu drehen</translation>
    </message>
    <message>
        <source>Redo from the Original</source>
        <translation>Vom Original aus neu drehen</translation>
    </message>
    <message>
        <source>Copy Prompt</source>
        <translation>Prompt kopieren</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
</context>
<context>
    <name>ui::TakesPanel</name>
    <message>
        <source>Open a video first.</source>
        <translation>Zuerst ein Video öffnen.</translation>
    </message>
    <message>
        <source>Only the original here. Drag a range on the timeline and ask for a retake, or add a take from a file.</source>
        <translation>Hier gibt es nur das Original. Auf der Timeline einen Bereich aufziehen und einen Nachdreh anfordern oder einen Take aus einer Datei hinzufügen.</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Hide rejected</source>
        <translation>Verworfene ausblenden</translation>
    </message>
    <message>
        <source>Show %1 rejected</source>
        <translation>%1 verworfene zeigen</translation>
    </message>
</context>
<context>
    <name>ui::TargetDialog</name>
    <message>
        <source>To</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::TimecodeField</name>
    <message>
        <source>Position. Click to type where to go: 12.5, 00:12:03.500, 00:12:03:12 or 451f</source>
        <translation>Abspielposition. Klicken und das Ziel eintippen: 12.5, 00:12:03.500, 00:12:03:12 oder 451f</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Abspielkopf</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>Gehe zu Zeit</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Frame %1</translation>
    </message>
    <message>
        <source>This is not a time</source>
        <translation>Das ist keine Zeit</translation>
    </message>
</context>
<context>
    <name>ui::TimelineItemAccessible</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Take the range away</source>
        <translation>Bereich aufheben</translation>
    </message>
</context>
<context>
    <name>ui::TimelineView</name>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2 s</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>picture and sound</source>
        <translation>Bild und Ton</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running %1 %</source>
        <translation>läuft, %1 %</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Take %1, %2, %3</source>
        <translation>Take %1, %2, %3</translation>
    </message>
    <message>
        <source>Drag over the pictures to choose the stretch to redo</source>
        <translation>Über die Bilder ziehen, um das neu zu drehende Stück zu wählen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>No video is open</source>
        <translation>Kein Video geöffnet</translation>
    </message>
    <message>
        <source>No range is chosen</source>
        <translation>Kein Bereich gewählt</translation>
    </message>
    <message>
        <source>Range from %1 to %2, %3. %4</source>
        <translation>Bereich von %1 bis %2, %3. %4</translation>
    </message>
</context>
<context>
    <name>ui::TransportBar</name>
    <message>
        <source>Playing</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Einen Frame zurück</translation>
    </message>
    <message>
        <source>←</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>Einen Frame vor</translation>
    </message>
    <message>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Play the range again and again</source>
        <translation>Den Bereich immer wieder abspielen</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Speed  (J, K, L)</source>
        <translation>Tempo  (J, K, L)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Forward, each time faster	L</source>
        <translation>Vorwärts, jedes Mal schneller	L</translation>
    </message>
    <message>
        <source>Play or pause	K</source>
        <translation>Abspielen oder Pause	K</translation>
    </message>
    <message>
        <source>Backward, each time faster	J</source>
        <translation>Rückwärts, jedes Mal schneller	J</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Tonausgabe</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Standard des Systems</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause  (Space)</source>
        <translation>Pause  (Leertaste)</translation>
    </message>
    <message>
        <source>Play  (Space)</source>
        <translation>Abspielen  (Leertaste)</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Sound on  (M)</source>
        <translation>Ton an  (M)</translation>
    </message>
    <message>
        <source>Mute  (M)</source>
        <translation>Stumm schalten  (M)</translation>
    </message>
    <message>
        <source>%1 / %2 fps</source>
        <comment>pictures per second shown / due</comment>
        <translation>%1 / %2 Bilder/s</translation>
    </message>
    <message>
        <source>no sound at this speed</source>
        <translation>kein Ton bei diesem Tempo</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>More ways to compare</source>
        <translation>Weitere Arten zu vergleichen</translation>
    </message>
    <message>
        <source>Shift+M</source>
        <translation>Umschalt+M</translation>
    </message>
</context>
<context>
    <name>ui::TrayPresence</name>
    <message>
        <source>Open Retake Studio</source>
        <translation>Retake Studio öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>ui::WelcomePage</name>
    <message>
        <source>Open a video…</source>
        <translation>Video öffnen…</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Open a video or drop one here</source>
        <translation>Ein Video öffnen oder hier ablegen</translation>
    </message>
    <message>
        <source>Choose the stretch that went wrong, say what should happen instead, keep everything else.</source>
        <translation>Das misslungene Stück wählen, sagen, was stattdessen geschehen soll, alles andere behalten.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Finding every frame: %1 %</source>
        <translation>Alle Frames werden gesucht: %1 %</translation>
    </message>
</context>
<context>
    <name>ui::words</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>less than $0.01</source>
        <translation>weniger als $0,01</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 Frame</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 Frames</translation>
    </message>
    <message>
        <source>unknown rate</source>
        <translation>unbekannte Bildrate</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>picture and sound</source>
        <translation>Bild und Ton</translation>
    </message>
    <message>
        <source>%1 · %2 · about %3</source>
        <translation>%1 · %2 · etwa %3</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>Neu drehen</translation>
    </message>
    <message>
        <source>Retake %1</source>
        <translation>%1 neu drehen</translation>
    </message>
    <message>
        <source>%1 · practice, free</source>
        <translation>%1 · Übung, kostenlos</translation>
    </message>
    <message>
        <source>%1 · ≈ %2</source>
        <translation>%1 · ≈ %2</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Zuerst ein Video öffnen.</translation>
    </message>
    <message>
        <source>Drag a range on the timeline, or press I and O.</source>
        <translation>Auf der Timeline einen Bereich aufziehen oder I und O drücken.</translation>
    </message>
    <message>
        <source>This range cannot be sent.</source>
        <translation>Dieser Bereich kann nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Write what should happen instead.</source>
        <translation>Schreiben, was stattdessen geschehen soll.</translation>
    </message>
    <message>
        <source>The text is longer than the service takes.</source>
        <translation>Der Text ist länger, als der Dienst annimmt.</translation>
    </message>
    <message>
        <source>Practice service: no AI, no cost</source>
        <translation>Übungsdienst: keine KI, keine Kosten</translation>
    </message>
    <message>
        <source>%1 · %2 per second sent</source>
        <translation>%1 · %2 je gesendeter Sekunde</translation>
    </message>
    <message>
        <source>Length fits</source>
        <translation>Länge passt</translation>
    </message>
    <message>
        <source>Not black</source>
        <translation>Nicht schwarz</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegt sich</translation>
    </message>
    <message>
        <source>Sound is there</source>
        <translation>Ton ist da</translation>
    </message>
    <message>
        <source>Colours hold outside the range</source>
        <translation>Farben außerhalb des Bereichs stimmen</translation>
    </message>
    <message>
        <source>Colours drift outside the range: %1</source>
        <translation>Farben außerhalb des Bereichs weichen ab: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · %2 takes</source>
        <translation>%1 · %2 Takes</translation>
    </message>
    <message>
        <source>All %1 are encoded again (%2).</source>
        <translation>Alles wird neu codiert: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 of %2 are copied as they are; %3 are encoded (%4).</source>
        <translation>Unverändert kopiert: %1 von %2; neu codiert: %3 (%4).</translation>
    </message>
    <message>
        <source>As the source</source>
        <translation>Wie die Quelle</translation>
    </message>
    <message>
        <source>Sound only</source>
        <translation>Nur der Ton</translation>
    </message>
    <message>
        <source>One take alone</source>
        <translation>Ein Take allein</translation>
    </message>
    <message>
        <source>Side by side, for review</source>
        <translation>Nebeneinander, zum Begutachten</translation>
    </message>
    <message>
        <source>Copies what no retake touched, bit by bit, where the file allows it.</source>
        <translation>Kopiert Bit für Bit, was kein Nachdreh berührt hat, soweit die Datei es zulässt.</translation>
    </message>
    <message>
        <source>Plays everywhere. 8-bit colour; HDR becomes SDR.</source>
        <translation>Läuft überall. Farbe mit 8 Bit; aus HDR wird SDR.</translation>
    </message>
    <message>
        <source>Smaller than H.264; 10 bits and HDR stay. Some browsers cannot play it.</source>
        <translation>Kleiner als H.264; 10 Bit und HDR bleiben. Manche Browser spielen es nicht ab.</translation>
    </message>
    <message>
        <source>For further editing: 10 bits, hardly any loss, sound as PCM. Very large.</source>
        <translation>Zum Weiterbearbeiten: 10 Bit, kaum Verlust, Ton als PCM. Sehr groß.</translation>
    </message>
    <message>
        <source>For the web, free of licences. Sound as Opus, in .mp4 as AAC. Takes long.</source>
        <translation>Fürs Web, frei von Lizenzen. Ton als Opus, in .mp4 als AAC. Dauert lange.</translation>
    </message>
    <message>
        <source>Small files, free of licences. Takes long, and older devices cannot play it.</source>
        <translation>Kleine Dateien, frei von Lizenzen. Dauert lange, und ältere Geräte spielen es nicht ab.</translation>
    </message>
    <message>
        <source>.wav keeps every sample, .m4a is small.</source>
        <translation>.wav behält jeden Abtastwert, .m4a ist klein.</translation>
    </message>
    <message>
        <source>As a file that fits the sequence in size, rate and length, with its timecode. ProRes 422 HQ.</source>
        <translation>Als Datei, die in Größe, Bildrate und Länge zur Sequenz passt, mit deren Timecode. ProRes 422 HQ.</translation>
    </message>
    <message>
        <source>The original on the left, the video as it is now on the right, with timecode and frame number. H.264, 8 bits.</source>
        <translation>Links das Original, rechts das Video, wie es jetzt ist, mit Timecode und Framenummer. H.264, 8 Bit.</translation>
    </message>
    <message>
        <source>The sound is written without pictures (%1, %2 kHz, channels: %3).</source>
        <translation>Der Ton wird ohne Bilder geschrieben (%1, %2 kHz, Kanäle: %3).</translation>
    </message>
    <message>
        <source>The take alone is written: %1 (%2).</source>
        <translation>Der Take allein wird geschrieben: %1 (%2).</translation>
    </message>
    <message>
        <source>All %1 are written beside their originals (%2).</source>
        <translation>Alle %1 werden neben ihren Originalen geschrieben (%2).</translation>
    </message>
    <message>
        <source>Length does not fit: %1 s too short</source>
        <translation>Länge passt nicht: %1 s zu kurz</translation>
    </message>
    <message>
        <source>Length does not fit: %1 s too long</source>
        <translation>Länge passt nicht: %1 s zu lang</translation>
    </message>
    <message>
        <source>Goes black: %1 % of its pictures</source>
        <translation>Wird schwarz: %1 % der Bilder</translation>
    </message>
    <message>
        <source>The picture freezes: %1 % of it is still</source>
        <translation>Das Bild friert ein: %1 % davon stehen still</translation>
    </message>
    <message>
        <source>The sound is silent: %1 dB at most</source>
        <translation>Der Ton ist still: höchstens %1 dB</translation>
    </message>
    <message>
        <source>Placed by time alone: the pictures do not tell its frames apart</source>
        <translation>Nur nach der Zeit eingepasst: An den Bildern lassen sich die Frames nicht unterscheiden</translation>
    </message>
    <message>
        <source>Placed by time alone: the picture repeats itself</source>
        <translation>Nur nach der Zeit eingepasst: Das Bild wiederholt sich</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>%1 × %2 %3 %4 %</source>
        <translation>%1 × %2 %3 %4 %</translation>
    </message>
    <message>
        <source>Measured beside the range: %1</source>
        <translation>Gemessen neben dem Bereich: %1</translation>
    </message>
    <message>
        <source>Measured: the take is %1 dB louder than what is heard beside it</source>
        <translation>Gemessen: Der Take ist %1 dB lauter als das, was daneben zu hören ist</translation>
    </message>
    <message>
        <source>Measured: the take is %1 dB quieter than what is heard beside it</source>
        <translation>Gemessen: Der Take ist %1 dB leiser als das, was daneben zu hören ist</translation>
    </message>
    <message>
        <source>%1 · free</source>
        <translation>%1 · kostenlos</translation>
    </message>
    <message>
        <source>%1 on this computer: no cost</source>
        <translation>%1 auf diesem Rechner: keine Kosten</translation>
    </message>
</context>
</TS>
