// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/keycommand.h"

#include <QFile>

#include <cstdio>

namespace app::cli {

namespace {

constexpr qint64 longestKey = 4096;

QLatin1String nameOf(KeySource source)
{
    switch (source) {
    case KeySource::Environment:
        return QLatin1String("environment");
    case KeySource::Keyring:
        return QLatin1String("keyring");
    case KeySource::None:
        break;
    }
    return QLatin1String("none");
}

// The application keeps a key until it quits; a command has ended by then.
Failure keyringFailure(const api::Error &error)
{
    Failure failure = failureOf(error);
    if (error.kind == api::Error::Kind::NoKeychain)
        failure.message =
            QStringLiteral("No keyring answers here. Set LTX_API_KEY to the key instead.");
    return failure;
}

QString wordsFor(KeySource source)
{
    switch (source) {
    case KeySource::Environment:
        return QStringLiteral("The key comes from LTX_API_KEY.");
    case KeySource::Keyring:
        return QStringLiteral("The key comes from the system's keyring.");
    case KeySource::None:
        break;
    }
    return QStringLiteral("There is no key: LTX_API_KEY is not set, and the keyring has none.");
}

} // namespace

KeyCommand::KeyCommand(Console &console, QObject *parent)
    : Command(console, parent)
    , m_client(m_network)
    , m_test(m_client)
{
    connect(&m_test, &api::KeyTest::finished, this, &KeyCommand::onTested);
}

void KeyCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({{QStringLiteral("test"),
                           QStringLiteral("Ask the service whether it accepts the key. Nothing is "
                                          "made there, so it is free.")},
        {QStringLiteral("keep"),
            QStringLiteral("Read a key from standard input and keep it in the system's keyring.")},
        {QStringLiteral("remove"), QStringLiteral("Take the key out of the system's keyring.")},
        {QStringLiteral("service-url"), QStringLiteral("Test it at another address."),
            QStringLiteral("URL")}});
}

void KeyCommand::start(const QCommandLineParser &parser)
{
    m_url = QUrl(parser.value(QStringLiteral("service-url")), QUrl::StrictMode);
    m_isTesting = parser.isSet(QStringLiteral("test"));
    const bool isKeeping = parser.isSet(QStringLiteral("keep"));
    const bool isRemoving = parser.isSet(QStringLiteral("remove"));
    if (int(m_isTesting) + int(isKeeping) + int(isRemoving) > 1)
        return fail(usageFailure(QStringLiteral("One of --test, --keep and --remove at a time.")));
    if (isKeeping)
        return keep();
    if (isRemoving)
        return remove();
    findKey(m_keyring).then(this, [this](const FoundKey &found) { tell(found); });
}

void KeyCommand::keep()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(usageFailure(QStringLiteral("--keep reads the key from standard input.")));
    const QByteArray key = input.readLine(longestKey).trimmed();
    if (key.isEmpty())
        return fail(usageFailure(QStringLiteral("--keep: no key came from standard input.")));
    m_keyring.write(keyEntry, key).then(this, [this](const api::Result<> &written) {
        if (!written)
            return fail(keyringFailure(written.error()));
        console().result({{QStringLiteral("source"), nameOf(KeySource::Keyring)}});
        console().line(QStringLiteral("Kept in the system's keyring."));
        finish();
    });
}

void KeyCommand::remove()
{
    m_keyring.remove(keyEntry).then(this, [this](const api::Result<> &removed) {
        if (!removed)
            return fail(keyringFailure(removed.error()));
        const bool isSet = !qEnvironmentVariableIsEmpty("LTX_API_KEY");
        const KeySource left = isSet ? KeySource::Environment : KeySource::None;
        console().result({{QStringLiteral("source"), nameOf(left)}});
        console().line(isSet ? QStringLiteral("The keyring has no key any more; LTX_API_KEY is "
                                              "still set.")
                             : QStringLiteral("The keyring has no key any more."));
        finish();
    });
}

void KeyCommand::tell(const FoundKey &found)
{
    if (m_isTesting && found.key.isEmpty())
        return fail(failureOf(keyMissing(found)));
    m_answer = {{QStringLiteral("source"), nameOf(found.source)}};
    if (found.error)
        console().warn(keyringFailure(*found.error));
    console().line(wordsFor(found.source));
    if (m_isTesting) {
        m_test.start({m_url.isEmpty() ? api::ltxService() : api::ltxService(m_url), found.key});
        return;
    }
    console().result(m_answer);
    finish();
}

void KeyCommand::onTested(const std::optional<api::Error> &error)
{
    if (error)
        return fail(failureOf(*error));
    m_answer.insert(QStringLiteral("accepted"), true);
    console().result(m_answer);
    console().line(QStringLiteral("The service accepts it."));
    finish();
}

void KeyCommand::interrupt()
{
    m_test.cancel();
    Command::interrupt();
    fail(failureOf(model::Error{model::Error::Kind::Cancelled, {}}));
}

} // namespace app::cli
