// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/studio.h"
#include "ui/settingsdesk.h"

#include <QObject>

#include <optional>

namespace studio {

// The translator between the window's settings and what keeps them: Settings, Keys, the practice
// service's choices. GUI thread; both sides outlive it.
class SettingsWiring : public QObject {
    Q_OBJECT

public:
    SettingsWiring(Studio &studio, ui::SettingsDesk &desk, QObject *parent = nullptr);

signals:
    void serviceChanged(); // which it is, its key or its price
    void keyNotKept(const QString &reason); // but for the session
    void failed(const timeline::model::Error &error);

private:
    void show();
    void showVerdict(const QString &words);
    QString verdict(const std::optional<api::Error> &error) const;
    void testKey(const QByteArray &key, const QUrl &baseUrl);
    void change(const ui::SettingsValues &values);
    void changePractice(const ui::PracticeValues &values);

    Studio &m_studio;
    ui::SettingsDesk &m_desk;
    ui::PracticeValues m_practice; // as last shown
    QString m_keyVerdict;
    bool m_isTypedKeyTested = false;
};

} // namespace studio
