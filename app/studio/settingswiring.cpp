// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/settingswiring.h"

#include "api/errortext.h"
#include "app/studio/practicewords.h"
#include "app/studio/servicewords.h"

#include <cmath>

namespace studio {

namespace {

QString placeOf(app::KeyPlace place)
{
    switch (place) {
    case app::KeyPlace::Keyring:
        return SettingsWiring::tr("the system's keychain");
    case app::KeyPlace::Environment:
        return SettingsWiring::tr("LTX_API_KEY, which was set where the program was started");
    case app::KeyPlace::Memory:
        break;
    }
    return SettingsWiring::tr("memory, until you quit");
}

} // namespace

SettingsWiring::SettingsWiring(Studio &studio, ui::SettingsDesk &desk, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_desk(desk)
{
    connect(&m_desk, &ui::SettingsDesk::opening, this, [this] { showVerdict({}); });
    connect(&m_desk, &ui::SettingsDesk::changed, this, &SettingsWiring::change);
    connect(&m_desk, &ui::SettingsDesk::keyEntered, &m_studio.keys, &app::Keys::enter);
    connect(&m_desk, &ui::SettingsDesk::keyRemoved, &m_studio.keys, &app::Keys::remove);
    connect(&m_desk, &ui::SettingsDesk::keyTestRequested, this, &SettingsWiring::testKey);
    connect(&m_desk, &ui::SettingsDesk::keyTestCancelled, this, [this] {
        m_studio.keyTest.cancel();
        showVerdict({});
    });
    connect(&m_studio.keyTest, &api::KeyTest::finished, this,
        [this](const std::optional<api::Error> &error) { showVerdict(verdict(error)); });
    connect(&m_studio.keys, &app::Keys::changed, this, [this] {
        m_studio.keyTest.cancel();
        showVerdict({});
        emit serviceChanged();
    });
    connect(&m_studio.keys, &app::Keys::failed, this,
        [this](const api::Error &error) { emit keyNotKept(error.message); });
    show();
}

void SettingsWiring::show()
{
    const app::Settings &settings = m_studio.settings;
    ui::SettingsValues values;
    values.service = settings.serviceId();
    values.services = serviceChoices(m_studio.services);
    values.hasKey = m_studio.services.hasKey(api::ltxId);
    values.keyPlace = placeOf(m_studio.keys.place());
    values.tellsWhenDone = settings.tellWhenDone();
    values.isKeyTested = m_studio.keyTest.isRunning();
    values.keyVerdict = m_keyVerdict;
    values.pricePerSecond = settings.pricePerSecond();
    values.caps = settings.caps();
    values.cacheMegabytes = int(settings.cacheBudget() / (qint64{1024} * 1024));
    values.soundDevice = settings.soundDevice();
    const app::PracticeChoices practice = m_studio.services.practiceChoices();
    values.practice = {practice.faults, double(practice.jobTime.count()) / 1000, practice.balance};
    values.practiceFaults = practiceFaults();
    m_practice = values.practice;
    m_desk.setValues(values);
}

void SettingsWiring::testKey(const QByteArray &key, const QUrl &baseUrl)
{
    const auto kept = m_studio.services.access(api::ltxId, baseUrl);
    m_isTypedKeyTested = !key.isEmpty();
    m_studio.keyTest.start(
        {api::ltxService(baseUrl), m_isTypedKeyTested || !kept ? key : kept->key});
    show();
}

QString SettingsWiring::verdict(const std::optional<api::Error> &error) const
{
    if (!error)
        return m_isTypedKeyTested ? tr("The service accepts this key. Keep it to use it.")
                                  : tr("The service accepts the key.");
    return error->requestId.isEmpty()
        ? api::errorSentence(*error)
        : tr("%1 (Request id %2)").arg(api::errorSentence(*error), error->requestId);
}

void SettingsWiring::showVerdict(const QString &words)
{
    m_keyVerdict = words;
    show();
}

void SettingsWiring::change(const ui::SettingsValues &values)
{
    app::Settings &settings = m_studio.settings;
    settings.setServiceId(values.service);
    settings.setPricePerSecond(values.pricePerSecond);
    settings.setCaps(values.caps);
    for (const ui::ServiceChoice &choice : values.services) {
        if (choice.id == api::ltxId)
            settings.setLtxUrl(choice.address);
        else if (choice.id == api::ltxDesktopId)
            settings.setLtxDesktopUrl(choice.address);
    }
    settings.setTellWhenDone(values.tellsWhenDone);
    settings.setCacheBudget(qint64(values.cacheMegabytes) * 1024 * 1024);
    settings.setSoundDevice(values.soundDevice);
    m_studio.applySettings();
    changePractice(values.practice);
    show();
    emit serviceChanged();
}

// Only what the user changed: a fault may have struck and money been taken since it was shown.
void SettingsWiring::changePractice(const ui::PracticeValues &values)
{
    if (values == m_practice)
        return;
    app::PracticeChoices choices = m_studio.services.practiceChoices();
    if (values.faults != m_practice.faults)
        choices.faults = values.faults;
    if (values.jobSeconds != m_practice.jobSeconds)
        choices.jobTime = std::chrono::milliseconds(std::llround(values.jobSeconds * 1000));
    if (values.balance != m_practice.balance)
        choices.balance = values.balance;
    if (const auto changed = m_studio.services.setPracticeChoices(choices); !changed)
        emit failed(changed.error());
}

} // namespace studio
