// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/fakekeyring.h"

#include "tests/app/cli/cliprogram.h"

namespace {

QString nameOf(const QString &folder, const QString &key)
{
    return folder + QLatin1Char('/') + key;
}

} // namespace

FakeKeyring::FakeKeyring()
{
    m_bus.offer(QStringLiteral("org.kde.kwalletd5"), QStringLiteral("/modules/kwalletd5"), *this);
}

void FakeKeyring::offerTo(CliProgram &program) const
{
    program.setEnvironment(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_bus.address());
    program.setEnvironment(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("KDE"));
    program.setEnvironment(QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5"));
}

int FakeKeyring::entryType(int, const QString &folder, const QString &key, const QString &) const
{
    constexpr int unknown = 0, stream = 2;
    return entries.contains(nameOf(folder, key)) ? stream : unknown;
}

QByteArray FakeKeyring::readEntry(
    int, const QString &folder, const QString &key, const QString &) const
{
    return entries.value(nameOf(folder, key));
}

int FakeKeyring::writeEntry(
    int, const QString &folder, const QString &key, const QByteArray &value, const QString &)
{
    entries.insert(nameOf(folder, key), value);
    return 0;
}

int FakeKeyring::removeEntry(int, const QString &folder, const QString &key, const QString &)
{
    return entries.remove(nameOf(folder, key)) > 0 ? 0 : -3;
}
