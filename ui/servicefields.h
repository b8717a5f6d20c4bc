// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/values.h"

#include <QWidget>

class QButtonGroup;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace ui {

class KeyField;

// Which service takes the jobs, and what the chosen one needs: key, price, address. GUI thread.
class ServiceFields : public QWidget {
    Q_OBJECT

public:
    explicit ServiceFields(const QList<ServiceChoice> &services, QWidget *parent = nullptr);

    void setValues(const SettingsValues &values);
    // Puts what the fields say in its place.
    void read(SettingsValues &values) const;
    bool isFine() const; // the address that was typed

signals:
    void changed();
    void keyEntered(const QByteArray &key);
    void keyRemoved();
    void keyTestRequested(const QByteArray &key, const QUrl &baseUrl); // no key: the kept one
    void keyTestCancelled();

private:
    void createChoices(const QList<ServiceChoice> &services);
    QWidget *createDetails();
    void connectAll();
    ServiceChoice chosen() const;
    QUrl typedUrl() const;
    void keepAddress();
    void showChoice();
    void refresh();

    SettingsValues m_given; // with the addresses that were typed
    int m_shown = -1; // whose address stands in the field; in m_given.services
    QButtonGroup *m_service;
    QFormLayout *m_details = nullptr; // of the chosen service
    KeyField *m_key = nullptr;
    QDoubleSpinBox *m_price = nullptr;
    QLineEdit *m_url = nullptr;
    QLabel *m_urlProblem = nullptr;
};

} // namespace ui
