// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktopnotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

QDBusPendingCall call(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().asyncCall(message);
}

} // namespace

class DesktopNotice::Private : public QObject {
    Q_OBJECT

public:
    explicit Private(DesktopNotice &notice)
        : m_notice(notice)
    {
        QDBusConnection::sessionBus().connect(service, path, service,
            QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint, QString)));
        auto *asked = new QDBusPendingCallWatcher(call(QStringLiteral("GetCapabilities")), this);
        connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
            const QDBusPendingReply<QStringList> reply = *asked;
            m_isThere = reply.isValid();
            m_readsMarkup = m_isThere && reply.value().contains(QStringLiteral("body-markup"));
            asked->deleteLater();
            emit m_notice.answered();
        });
    }

    bool isThere() const { return m_isThere; }

    void show(const QString &title, const QString &text)
    {
        const QStringList actions{QStringLiteral("default"), title};
        const QVariantMap hints{
            {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}};
        constexpr uint replacesNone = 0;
        constexpr int asLongAsUsual = -1;
        auto *sent = new QDBusPendingCallWatcher(
            call(QStringLiteral("Notify"),
                {QGuiApplication::applicationDisplayName(), replacesNone, QString(), title,
                    m_readsMarkup ? text.toHtmlEscaped() : text, actions, hints, asLongAsUsual}),
            this);
        connect(sent, &QDBusPendingCallWatcher::finished, this, [this, sent] {
            const QDBusPendingReply<uint> id = *sent;
            if (id.isValid())
                m_newest = id.value();
            sent->deleteLater();
        });
    }

private slots:
    void onAction(uint id, const QString &)
    {
        if (id == m_newest)
            emit m_notice.clicked();
    }

private:
    DesktopNotice &m_notice;
    bool m_isThere = false;
    bool m_readsMarkup = false;
    uint m_newest = 0;
};

DesktopNotice::DesktopNotice(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
}

DesktopNotice::~DesktopNotice() = default;

bool DesktopNotice::isAvailable() const
{
    return d->isThere();
}

void DesktopNotice::show(const QString &title, const QString &text)
{
    d->show(title, text);
}

} // namespace ui

#include "desktopnoticedbus.moc"
